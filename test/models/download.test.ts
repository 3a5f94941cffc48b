import { readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { modelArchive } from '../fixtures/download-server-archives.ts';
import { needs } from '../requirements.ts';
import { ModelsWorld } from './models-world.ts';

const without = needs('bzip2');
const archive = without ? Buffer.alloc(0) : modelArchive();
const stalled = (after: number) => ({ type: 'stalled', after }) as const;

describe.skipIf(without)('a download', () => {
  test('that is cut goes on where it stopped', async () => {
    await using world = await ModelsWorld.create(archive, ...[50_000, 70_000].map(stalled));
    const pull = world.pull();
    await world.fetched(50_000);
    world.server.cut();
    await world.fetched(120_000);
    world.server.cut();
    await pull;
    expect(world.server.ranges).toEqual([undefined, 'bytes=50000-', 'bytes=120000-']);
  });

  test('that is stopped keeps its part, and a later one goes on with it', async () => {
    await using world = await ModelsWorld.create(archive, stalled(60_000));
    const stop = new AbortController();
    const pull = world.pull({}, stop.signal);
    pull.catch(() => undefined);
    await world.fetched(60_000);
    stop.abort(new Error('interrupted'));
    await expect(pull).rejects.toThrow('interrupted');
    expect((await readFile(world.path('.tiny.part'))).equals(archive.subarray(0, 60_000))).toBe(true);
    await world.pull();
    expect(world.server.ranges).toEqual([undefined, 'bytes=60000-']);
  });

  test('begins anew when the file has changed meanwhile', async () => {
    await using world = await ModelsWorld.create(archive, stalled(50_000));
    const pull = world.pull();
    await world.fetched(50_000);
    world.server.content = modelArchive('sherpa-onnx-tiny', 150_000);
    world.server.cut();
    await pull;
    expect((await stat(`${world.path('tiny')}/encoder.int8.onnx`)).size).toBe(150_000);
  });

  test('begins anew where the server knows no ranges', async () => {
    await using world = await ModelsWorld.create(archive, stalled(50_000), { type: 'no-ranges' });
    const pull = world.pull();
    await world.fetched(50_000);
    world.server.cut();
    await pull;
    expect((await stat(`${world.path('tiny')}/encoder.int8.onnx`)).size).toBe(200_000);
  });

  test('that was complete, but not unpacked, is not fetched again', async () => {
    await using world = await ModelsWorld.create(archive);
    const stop = new AbortController();
    const onProgress = ({ type }: { readonly type: string }) => {
      if (type === 'unpacking') stop.abort(new Error('at the last moment'));
    };
    await expect(world.pull({ onProgress }, stop.signal)).rejects.toThrow('at the last moment');
    expect((await stat(world.path('.tiny.part'))).size).toBe(archive.length);
    const model = await world.pull();
    expect(model.bytes).toBeGreaterThan(200_000);
    expect(world.server.ranges).toEqual([undefined, `bytes=${archive.length}-`]);
  });

  test('that does not fit leaves no connection open', async () => {
    await using world = await ModelsWorld.create(archive, { type: 'huge' });
    await expect(world.pull()).rejects.toMatchObject({ message: expect.stringMatching(/^There is not enough room/) });
    await expect.poll(() => world.server.open).toBe(0);
  });

  test('a server that goes silent is asked again', async () => {
    await using world = await ModelsWorld.create(archive, { type: 'stalled', after: 1000 });
    await world.pull({ times: { silence: 300, pause: 1 } });
    expect(world.server.ranges).toHaveLength(2);
  });

  test('a passing failure of the server is waited out', async () => {
    await using world = await ModelsWorld.create(
      archive,
      { type: 'status', status: 503 },
      { type: 'status', status: 429 },
    );
    await world.pull();
    expect(world.server.ranges).toHaveLength(3);
  });

  test.each([
    [404, /^There is no http.*sherpa-onnx-tiny\.tar\.bz2\.$/],
    [403, /refuses to give/],
    [400, /answered with status 400\.$/],
  ])('status %i is told at once', async (status, message) => {
    await using world = await ModelsWorld.create(archive, { type: 'status', status });
    await expect(world.pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(message),
    });
    expect(world.server.ranges).toHaveLength(1);
  });

  test('a server that brings nothing is given up after a few tries', async () => {
    await using world = await ModelsWorld.create(archive, ...[1, 2, 3, 4].map(() => ({ type: 'cut' }) as const));
    await expect(world.pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ cannot be reached, or cuts the download again and again/),
    });
    expect(world.server.ranges).toHaveLength(4);
  });

  test('without a network it says which server cannot be reached', async () => {
    await using world = await ModelsWorld.create(archive);
    const catalogue = { ...world.catalogue(), release: 'http://127.0.0.1:1/' };
    await expect(world.pull({ catalogue })).rejects.toMatchObject({
      message: expect.stringMatching(/^127\.0\.0\.1:1 cannot be reached/),
      hint: expect.stringMatching(/HTTPS_PROXY.*--from FILE/),
    });
  });
});
