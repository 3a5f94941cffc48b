import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { modelArchive } from '../fixtures/download-server-archives.ts';
import { needs } from '../requirements.ts';
import { ModelsWorld } from './models-world.ts';

const without = needs('bzip2');
const archive = without ? Buffer.alloc(0) : modelArchive();
const sha256 = createHash('sha256').update(archive).digest('hex');

describe.skipIf(without)('pulling a model', () => {
  test('brings its files, without samples and the larger twin of a network, for its owner alone', async () => {
    await using world = await ModelsWorld.create(archive);
    const model = await world.pull();
    expect(model.path).toBe(world.path('tiny'));
    expect((await readdir(model.path)).sort()).toEqual(['encoder.int8.onnx', 'model.json', 'tokens.txt']);
    expect(await readFile(join(model.path, 'tokens.txt'), 'utf8')).toBe('<blk> 0\n');
    expect(statSync(join(model.path, 'encoder.int8.onnx')).size).toBe(200_000);
    expect(statSync(model.path).mode & 0o777).toBe(0o700);
    expect(statSync(world.modelsDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(model.path, 'tokens.txt')).mode & 0o777).toBe(0o600);
    expect(await readdir(world.modelsDir)).toEqual(['tiny']);
    expect(model.note).toMatchObject({ kind: 'nemo-ctc', licence: 'MIT', sha256, verifiedBy: 'nothing' });
    expect(JSON.parse(await readFile(join(model.path, 'model.json'), 'utf8'))).toEqual(model.note);
  });

  test('tells how far it is, from nothing to all of it', async () => {
    await using world = await ModelsWorld.create(archive);
    await world.pull();
    expect(world.progress[0]).toEqual({ type: 'fetching', done: 0, whole: archive.length });
    expect(world.progress.at(-2)).toEqual({ type: 'fetching', done: archive.length, whole: archive.length });
    expect(world.progress.at(-1)).toEqual({ type: 'unpacking' });
  });

  test('follows a redirect, as the release servers give one', async () => {
    await using world = await ModelsWorld.create(archive, { type: 'redirect' });
    expect((await world.pull()).note?.sha256).toBe(sha256);
  });

  test.each([
    ['the catalogue', { catalogue: sha256 }, 'catalogue'],
    ['the person, who is believed before the catalogue', { catalogue: 'f'.repeat(64), given: sha256 }, 'given'],
    [
      'the list beside the archive',
      { list: `other.tar.bz2\t${'f'.repeat(64)}\nsherpa-onnx-tiny.tar.bz2\t${sha256}\n` },
      'published',
    ],
  ])('is verified by %s', async (_who, { catalogue, given, list }: Sources, by) => {
    await using world = await ModelsWorld.create(archive);
    if (list !== undefined) world.server.texts.set('/v1/checksum.txt', list);
    const known = world.catalogue(catalogue === undefined ? {} : { sha256: catalogue });
    expect((await world.pull({ catalogue: known, sha256: given })).note).toMatchObject({ sha256, verifiedBy: by });
  });

  test('throws an archive with a wrong checksum away', async () => {
    await using world = await ModelsWorld.create(archive);
    const catalogue = world.catalogue({ sha256: 'f'.repeat(64) });
    await expect(world.pull({ catalogue })).rejects.toMatchObject({
      code: 'download_failed',
      message: `The archive of tiny has the checksum ${sha256}, which is not the one Wilco knows (${'f'.repeat(64)}); it was thrown away.`,
    });
    expect(await readdir(world.modelsDir)).toEqual([]);
  });

  test('throws away what is no archive, so that the next time it is fetched anew', async () => {
    await using world = await ModelsWorld.create(Buffer.from('<html>Sign in to this network</html>'));
    await expect(world.pull()).rejects.toMatchObject({ message: expect.stringMatching(/cannot be unpacked/) });
    expect(await readdir(world.modelsDir)).toEqual([]);
  });

  test('a file of one’s own with a wrong checksum is refused, and left where it is', async () => {
    await using world = await ModelsWorld.create();
    await mkdir(world.modelsDir, { recursive: true });
    const from = join(world.modelsDir, '..', 'mine.tar.bz2');
    await writeFile(from, archive);
    await expect(world.pull({ from, sha256: 'f'.repeat(64) })).rejects.toMatchObject({
      message: `The archive of tiny has the checksum ${sha256}, which is not the one you gave (${'f'.repeat(64)}).`,
    });
    expect(existsSync(from)).toBe(true);
  });

  test('takes a file that a person has, and leaves it', async () => {
    await using world = await ModelsWorld.create();
    await mkdir(world.modelsDir, { recursive: true });
    const from = join(world.modelsDir, '..', 'mine.tar.bz2');
    await writeFile(from, archive);
    const model = await world.pull({ name: 'mine', from });
    expect(model.note).toMatchObject({ name: 'mine', from, sha256 });
    expect(existsSync(from)).toBe(true);
    expect(world.server.ranges).toEqual([]);
    await expect(world.pull({ name: 'other', from: '/nonexistent.tar.bz2' })).rejects.toMatchObject({
      message: 'There is no file /nonexistent.tar.bz2.',
    });
  });

  test('takes a mirror, and an address of its own', async () => {
    await using world = await ModelsWorld.create(archive);
    const elsewhere = { ...world.catalogue(), release: 'http://127.0.0.1:1/' };
    const mirrored = await world.pull({ catalogue: elsewhere, from: world.server.url('mirror/') });
    expect(mirrored.note?.from).toBe(world.server.url('mirror/sherpa-onnx-tiny.tar.bz2'));
    const own = await world.pull({ name: 'own', from: world.server.url('own.tar.bz2') });
    expect(own.note).toMatchObject({ name: 'own', sha256 });
  });

  test('a model that is there is not fetched again', async () => {
    await using world = await ModelsWorld.create(archive);
    await world.pull();
    await expect(world.pull()).rejects.toMatchObject({ message: 'The model tiny is already there.' });
    expect(world.server.ranges).toHaveLength(1);
  });

  test.each(['../tiny', '.hidden', 'a/b', '', '/tmp/x', '..'])('"%s" is no name of a model', async (name) => {
    await using world = await ModelsWorld.create(archive);
    await expect(world.pull({ name, from: world.server.url('x.tar.bz2') })).rejects.toMatchObject({
      code: 'model_missing',
    });
    expect(world.server.ranges).toEqual([]);
  });

  test.each([
    ['http://', /^"http:\/\/" is no address\.$/],
    ['https://me:secret@models.lan/x.tar.bz2', /^The address at models\.lan has a password in it/],
  ])('%s is no address to fetch from, and is not tried', async (from, message) => {
    await using world = await ModelsWorld.create(archive);
    await expect(world.pull({ from })).rejects.toMatchObject({
      code: 'bad_argument',
      message: expect.stringMatching(message),
    });
    expect(existsSync(world.modelsDir)).toBe(false);
  });

  test('a name that the catalogue does not have wants an address', async () => {
    await using world = await ModelsWorld.create(archive);
    await expect(world.pull({ name: 'huge' })).rejects.toMatchObject({
      code: 'model_missing',
      message: 'The catalogue has no model huge.',
    });
  });

  test('two pulls of one model at once: the second is refused', async () => {
    await using world = await ModelsWorld.create(archive, { type: 'stalled', after: 100 });
    const stop = new AbortController();
    const first = world.pull({}, stop.signal);
    first.catch(() => undefined);
    await expect.poll(() => world.progress.length).toBeGreaterThan(1);
    await expect(world.pull()).rejects.toMatchObject({
      message: 'This model is being fetched or removed by another wilco.',
    });
    stop.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect((await world.pull()).note?.sha256).toBe(sha256);
  });
});

interface Sources {
  readonly catalogue?: string;
  readonly given?: string;
  readonly list?: string;
}
