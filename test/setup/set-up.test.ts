import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from '../../src/setup/machine.ts';
import type { Need, Purpose } from '../../src/setup/need.ts';
import { setUp } from '../../src/setup/set-up.ts';
import { FakeMachine, needFor } from './fake-machine.ts';

let fake: FakeMachine;
let reported: string[];

beforeEach(() => {
  fake = new FakeMachine();
  reported = [];
});

afterEach(() => {
  fake.remove();
});

const recorder = needFor('recorder-program');
const voice = needFor('voice-program', { weight: 'optional' });

interface Circumstances {
  readonly purpose?: Purpose;
  readonly needs?: readonly Need[];
  readonly machine?: Partial<Machine>;
  /** What the person at the terminal answers; nobody sits there without. */
  readonly answer?: boolean;
}

function setup({ purpose = 'start', needs = [recorder, voice], machine = {}, answer }: Circumstances = {}) {
  const ask = async (question: string) => {
    reported.push(question);
    return answer === true;
  };
  const report = (line: string) => reported.push(line);
  return setUp({ purpose, needs, machine: fake.machine(machine), ask: answer === undefined ? undefined : ask, report });
}

describe('with nothing missing', () => {
  it('says nothing and starts nothing', async () => {
    for (const name of ['recorder-program', 'voice-program', 'apt-get']) fake.program(name);
    await setup();
    expect([reported, fake.calls()]).toEqual([[], []]);
  });
});

describe('as root without a terminal', () => {
  it('installs what is missing, unasked', async () => {
    fake.packageManager('apt-get');
    await setup();
    expect(fake.calls()).toHaveLength(1);
    expect(fake.calls()[0]).toMatch(/^apt-get install .*-y --no-remove .*recorder-program voice-program$/);
    expect(reported).toEqual(['installing these 2 packages with apt-get: recorder-program voice-program']);
  });

  it('fetches the lists of packages first where there are none', async () => {
    fake.packageManager('apt-get');
    fake.forgetLists();
    await setup();
    expect(fake.calls().map((call) => call.split(' ')[1])).toEqual(['update', 'install']);
  });

  it('fetches them once more when the installation fails with those it has', async () => {
    fake.program(
      'apt-get',
      `if [ "$1" = update ]; then : > "$bin/../fresh"; exit; fi
       [ -f "$bin/../fresh" ] || { echo 'E: Unable to fetch' >&2; exit 100; }
       for word; do case $word in *-program) : > "$bin/$word"; /bin/chmod +x "$bin/$word" ;; esac; done`,
    );
    await setup();
    expect(fake.calls().map((call) => call.split(' ')[1])).toEqual(['install', 'update', 'install']);
  });

  it.each(['dnf', 'pacman'])('does it with %s where that is the package manager', async (name) => {
    fake.packageManager(name);
    const os = { ids: [name === 'dnf' ? 'fedora' : 'arch'], prettyName: '' };
    await setup({ machine: { os } });
    expect(fake.calls()[0]).toContain('recorder-program voice-program');
  });

  it("gives the package manager's last word and the command when it fails", async () => {
    fake.program('apt-get', "echo 'E: Failed to fetch x  Could not connect' >&2; echo bye; exit 100");
    await expect(setup()).rejects.toMatchObject({
      code: 'package_missing',
      message: expect.stringContaining('Failed to fetch x  Could not connect'),
      hint: expect.stringContaining('apt-get install --no-install-recommends recorder-program voice-program'),
    });
  });

  it('blames the network where apt would blame the packages', async () => {
    fake.program(
      'apt-get',
      `if [ "$1" = update ]; then echo 'W: Failed to fetch http://x/InRelease  Cannot initiate the connection' >&2; exit; fi
       echo 'E: Unable to locate package recorder-program' >&2; exit 100`,
    );
    fake.forgetLists();
    await expect(setup()).rejects.toThrow(/Failed to fetch http:\/\/x\/InRelease {2}Cannot initiate the connection$/);
    expect(fake.calls()).toHaveLength(2);
  });

  it('says what is wrong when the package manager itself is not there', async () => {
    await expect(setup()).rejects.toMatchObject({ code: 'package_missing', message: expect.stringMatching(/ENOENT/) });
  });

  it('starts all the same when only what is optional could not be installed', async () => {
    fake.program('recorder-program');
    fake.program('apt-get', "echo 'E: no network' >&2; exit 100");
    await setup();
    expect(reported.at(-1)).toMatch(/^going on without voice-program\. To have it, type: apt-get /);
  });

  it('stops when an installation that went well did not bring it', async () => {
    fake.program('apt-get');
    await expect(setup()).rejects.toMatchObject({ code: 'package_missing' });
  });
});

describe('as somebody else without a terminal', () => {
  it('names what is missing and the one command to type, and installs nothing', async () => {
    fake.packageManager('apt-get');
    fake.program('sudo');
    await expect(setup({ machine: { isRoot: false } })).rejects.toMatchObject({
      code: 'package_missing',
      message: 'npm start needs what this machine does not have: recorder-program.',
      hint: 'Type: sudo apt-get install --no-install-recommends recorder-program voice-program',
    });
    expect(fake.calls()).toEqual([]);
  });

  it('gives a command that works without sudo, and one that fetches the lists', async () => {
    fake.forgetLists();
    await expect(setup({ needs: [recorder], machine: { isRoot: false } })).rejects.toMatchObject({
      hint: "Type: su -c 'apt-get update && apt-get install --no-install-recommends recorder-program'",
    });
  });

  it('starts without what is optional, and names it', async () => {
    fake.program('recorder-program');
    fake.program('sudo');
    await setup({ machine: { isRoot: false } });
    expect(reported).toEqual([
      'going on without voice-program. To have it, type: sudo apt-get install --no-install-recommends voice-program',
    ]);
  });
});

describe('at a terminal', () => {
  it('asks, then installs through sudo', async () => {
    fake.packageManager('apt-get');
    fake.program('sudo', 'exec "$@"');
    await setup({ machine: { isRoot: false }, answer: true });
    expect(reported).toContain('Install these 2 packages with apt-get now?');
    expect(fake.calls().map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual([
      'sudo apt-get',
      'apt-get install',
    ]);
  });

  it('asks root too, and takes no for an answer', async () => {
    fake.packageManager('apt-get');
    await expect(setup({ answer: false })).rejects.toMatchObject({ code: 'package_missing' });
    expect(fake.calls()).toEqual([]);
  });

  it('does not ask at every start about what is optional', async () => {
    fake.program('recorder-program');
    await setup({ answer: true });
    expect(reported).toEqual([expect.stringContaining('going on without voice-program')]);
  });

  it('does not ask somebody who could not install anything', async () => {
    await expect(setup({ machine: { isRoot: false }, answer: true })).rejects.toMatchObject({
      hint: expect.stringContaining('su -c'),
    });
    expect(reported).toEqual([]);
  });
});

describe('on a system whose packages are not known', () => {
  it('goes on and names what is missing', async () => {
    await setup({ machine: { os: { ids: ['nixos'], prettyName: 'NixOS' } } });
    expect(reported).toEqual([expect.stringMatching(/^going on without recorder-program; voice-program: no package/)]);
  });

  it('goes on where the system has no package for it', async () => {
    const needs = [needFor('recorder-program', { packages: { apt: [], dnf: [], pacman: [] } })];
    await setup({ needs });
    expect(reported).toEqual([expect.stringContaining('install it by hand')]);
  });
});

describe('what is missing stops', () => {
  const env = (CI: string) => ({ ...fake.machine().env, CI });

  it('the tests only where none may be skipped', async () => {
    await setup({ purpose: 'test', machine: { isRoot: false } });
    await expect(setup({ purpose: 'test', machine: { isRoot: false, env: env('true') } })).rejects.toThrow(/npm test/);
  });

  it('the demo always, the bench never', async () => {
    await expect(setup({ purpose: 'demo', needs: [voice], machine: { isRoot: false } })).rejects.toThrow(/run demo/);
    await setup({ purpose: 'bench', machine: { isRoot: false } });
  });
});
