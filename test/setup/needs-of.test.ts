import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PURPOSES } from '../../src/setup/need.ts';
import { needsOf, packagesFor } from '../../src/setup/needs-of.ts';
import { FakeMachine } from './fake-machine.ts';

let fake: FakeMachine;

beforeEach(() => {
  fake = new FakeMachine();
});

afterEach(() => {
  fake.remove();
});

const env = () => fake.machine().env;

describe.each(PURPOSES)('the needs of %s', (purpose) => {
  it('all have a package on Debian, and a probe', () => {
    for (const need of needsOf(purpose, env())) {
      expect(need.packages.apt, need.name).not.toEqual([]);
      expect(need.probes, need.name).not.toEqual([]);
    }
  });

  it('name each package once', () => {
    const packages = packagesFor(needsOf(purpose, env()), 'apt');
    expect(packages).toEqual([...new Set(packages)]);
  });
});

it('a key for the recogniser over the network makes the local one optional', () => {
  const weights = (key: string) =>
    needsOf('start', { ...env(), OPENAI_API_KEY: key })
      .filter((need) => need.packages.apt.some((name) => name.startsWith('pocketsphinx')))
      .map((need) => need.weight);
  expect([weights(''), weights('sk-x')]).toEqual([
    ['required', 'required'],
    ['optional', 'optional'],
  ]);
});

it('the tests need all that the daemon needs', () => {
  const names = needsOf('test', env()).map((need) => need.name);
  expect(names).toEqual(expect.arrayContaining(needsOf('start', env()).map((need) => need.name)));
});

it('the bench alone needs what it compares with', () => {
  const purposes = PURPOSES.filter((purpose) => packagesFor(needsOf(purpose, env()), 'apt').includes('task-spooler'));
  expect(purposes).toEqual(['bench']);
});

it("no second sound server is installed beside the person's PipeWire", () => {
  expect(packagesFor(needsOf('test', env()), 'apt')).toContain('pulseaudio');
  fake.program('pipewire-pulse');
  for (const manager of ['apt', 'dnf', 'pacman'] as const) {
    expect(packagesFor(needsOf('test', env()), manager)).not.toContain('pulseaudio');
  }
});
