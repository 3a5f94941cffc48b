import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpack } from '../../src/models/unpack.ts';
import { type ArchiveEntry, modelArchive, tar, tarBz2 } from '../fixtures/download-server-archives.ts';
import { needs } from '../requirements.ts';

const signal = new AbortController().signal;
let base = '';

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'wilco-unpack-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

async function unpacked(content: Buffer): Promise<string> {
  const archive = join(base, 'a.tar.bz2');
  const folder = join(base, 'into');
  await writeFile(archive, content);
  await mkdir(folder, { recursive: true });
  await unpack(archive, folder, signal);
  return folder;
}

const without = needs('bzip2');

describe.skipIf(without)('unpacking an archive', () => {
  test.each<[string, ArchiveEntry]>([
    ['a path upwards', { path: 'model/../../outside', content: 'x' }],
    ['an absolute path', { path: '/tmp/outside', content: 'x' }],
    ['a symbolic link', { path: 'model/link', flag: '2', linkTo: '../..' }],
    ['a hard link', { path: 'model/link', flag: '1', linkTo: '/etc/passwd' }],
    ['a device', { path: 'model/null', flag: '3' }],
  ])('%s is refused, and nothing is made outside', async (_what, entry) => {
    await expect(unpacked(tarBz2([entry]))).rejects.toMatchObject({
      code: 'download_failed',
      message: `The archive is refused: "${entry.path}" leads out of its folder, or is a link.`,
    });
    expect(existsSync(join(base, 'outside'))).toBe(false);
    expect(await readdir(join(base, 'into'))).toEqual([]);
  });

  test('long names are read, in the forms of GNU and of pax', async () => {
    const gnu = `model/${'g'.repeat(150)}.onnx`;
    const pax = `model/${'p'.repeat(150)}.onnx`;
    const record = ` path=${pax}\n`;
    const length = record.length + 3;
    const folder = await unpacked(
      tarBz2([
        { path: '././@LongLink', flag: 'L', content: `${gnu}\0` },
        { path: gnu.slice(0, 99), content: 'gnu' },
        { path: 'PaxHeaders/x', flag: 'x', content: `${length}${record}` },
        { path: pax.slice(0, 99), content: 'pax' },
      ]),
    );
    expect(await readFile(join(folder, gnu.slice(6)), 'utf8')).toBe('gnu');
    expect(await readFile(join(folder, pax.slice(6)), 'utf8')).toBe('pax');
  });

  test.each([
    ['cut short', without ? Buffer.alloc(0) : modelArchive().subarray(0, 50_000)],
    ['no archive', Buffer.from('<html>Not found</html>')],
    ['empty', Buffer.alloc(0)],
  ])('one that is %s is told', async (_what, content) => {
    await expect(unpacked(content)).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(/^The archive cannot be unpacked: /),
    });
  });

  test('one that swells to far more than a model does is refused before it fills the disk', async () => {
    const bomb = tarBz2([{ path: 'model/tokens.txt', content: Buffer.alloc(20_000_000) }]);
    expect(bomb.length).toBeLessThan(1000);
    await expect(unpacked(bomb)).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(/^The archive is refused: it swells to more than /),
    });
  });

  test('an abort in the middle is told as such, and nothing else comes up', async () => {
    const begun = tar([{ path: 'model/tokens.txt', content: '<blk> 0\n' }]).subarray(0, 1024);
    await writeFile(join(base, 'begun.tar'), begun);
    await writeFile(join(base, 'lbzip2'), `#!/bin/sh\ncat ${join(base, 'begun.tar')}\nexec sleep 600\n`, {
      mode: 0o700,
    });
    await mkdir(join(base, 'into'));
    const stop = new AbortController();
    await withPath(`${base}:${process.env['PATH']}`, async () => {
      const unpacking = unpack('/nonexistent', join(base, 'into'), stop.signal);
      unpacking.catch(() => undefined);
      await expect.poll(() => readdir(join(base, 'into'))).toEqual(['tokens.txt']);
      stop.abort(new Error('enough'));
      await expect(unpacking).rejects.toThrow('enough');
    });
  });

  test('without bzip2 it says what to install', async () => {
    await withPath('/nonexistent', () =>
      expect(unpack('/nonexistent', base, signal)).rejects.toMatchObject({
        message: 'The archive cannot be unpacked: the program bzip2 is missing.',
      }),
    );
  });
});

async function withPath(path: string, work: () => Promise<void>): Promise<void> {
  const before = process.env['PATH'];
  process.env['PATH'] = path;
  try {
    await work();
  } finally {
    process.env['PATH'] = before;
  }
}
