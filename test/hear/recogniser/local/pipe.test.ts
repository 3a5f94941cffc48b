import { execFileSync } from 'node:child_process';
import { closeSync, readSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Pipe } from '../../../../src/hear/recogniser/local/pipe.ts';

function opened(options?: { readonly patience: number }): Pipe {
  const pipe = Pipe.open(options);
  if (pipe === undefined) throw new Error('no pipe can be opened');
  return pipe;
}

function readAll(descriptor: number): Buffer {
  const parts: Buffer[] = [];
  for (;;) {
    const part = Buffer.alloc(65_536);
    const count = readSync(descriptor, part);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
  }
}

describe('a pipe', () => {
  test('gives what was written, up to its end', () => {
    const pipe = opened();
    expect([pipe.write(Buffer.from('one ')), pipe.write(Buffer.from('two'))]).toEqual([true, true]);
    pipe.end();
    expect(readAll(pipe.readable).toString()).toBe('one two');
    closeSync(pipe.readable);
  });

  test('takes nothing behind its end, and may be ended again, whoever has its descriptor by then', () => {
    const pipe = opened();
    pipe.end();
    closeSync(pipe.readable);
    const next = opened();
    expect(pipe.write(Buffer.from('late'))).toBe(false);
    pipe.end();
    expect(next.write(Buffer.from('next'))).toBe(true);
    next.end();
    expect(readAll(next.readable).toString()).toBe('next');
    closeSync(next.readable);
  });

  test('says that nobody reads, be it gone or only slow', () => {
    const slow = opened({ patience: 50 });
    expect(slow.write(Buffer.alloc(4 * 1024 * 1024))).toBe(false);
    closeSync(slow.readable);
    expect(slow.write(Buffer.from('gone'))).toBe(false);
    slow.end();
  });

  test('keeps no process that has something else to do from ending', () => {
    const module = new URL('../../../../src/hear/recogniser/local/', import.meta.url);
    const script = `
      import { Pipe } from '${module}pipe.ts';
      import { readDescriptorInC } from '${module}c-files.ts';
      import koffi from 'koffi';
      const read = koffi.load(null).func('fgetc', 'int', ['void *']);
      const pipe = Pipe.open();
      void readDescriptorInC(pipe.readable, (file) => new Promise((done) => read.async(file, done)));
      setTimeout(() => process.exit(7), 50);`;
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: import.meta.dirname,
        timeout: 20_000,
        stdio: 'ignore',
      });
    expect(run).toThrow(expect.objectContaining({ status: 7 }));
  });
});
