import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findLibrary } from '../../src/setup/find-library.ts';
import type { Probe } from '../../src/setup/need.ts';
import { findProgram, isPresent } from '../../src/setup/probe.ts';
import { FakeMachine, needFor } from './fake-machine.ts';

let fake: FakeMachine;

beforeEach(() => {
  fake = new FakeMachine();
});

afterEach(() => {
  fake.remove();
});

const holds = (...probes: Probe[]) => isPresent(needFor('x', { probes }), fake.machine().env);

it('finds a program on the PATH, through a link too', () => {
  fake.program('parec');
  symlinkSync('parec', join(fake.folder, 'bin', 'rec'));
  expect(findProgram('rec', fake.machine().env)).toBe(join(fake.folder, 'bin', 'rec'));
});

it('takes neither a folder nor a file that cannot run for a program', () => {
  mkdirSync(join(fake.folder, 'bin', 'parec'));
  fake.file('bin/arecord');
  expect(holds({ type: 'program', anyOf: ['parec', 'arecord'] })).toBe(false);
});

it('is content with any one of several programs', () => {
  fake.program('arecord');
  expect(holds({ type: 'program', anyOf: ['parec', 'arecord', 'rec'] })).toBe(true);
});

it('wants every probe of a need', () => {
  fake.program('parec');
  expect(holds({ type: 'program', anyOf: ['parec'] }, { type: 'file', anyOf: [join(fake.folder, 'model')] })).toBe(
    false,
  );
  fake.file('model');
  expect(holds({ type: 'program', anyOf: ['parec'] }, { type: 'file', anyOf: [join(fake.folder, 'model')] })).toBe(
    true,
  );
});

it('finds a library where the linker would look', () => {
  expect(holds({ type: 'library', anyOf: ['libwilco.so.3', 'libwilco.so.5'] })).toBe(false);
  fake.file('libwilco.so.5');
  expect(holds({ type: 'library', anyOf: ['libwilco.so.3', 'libwilco.so.5'] })).toBe(true);
});

it('finds the library that every program here is linked to', () => {
  expect(findLibrary('libc.so.6', {})).toMatch(/libc\.so\.6$/);
});
