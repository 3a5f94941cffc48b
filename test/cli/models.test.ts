import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { DownloadServer } from '../fixtures/download-server.ts';
import { modelArchive } from '../fixtures/download-server-archives.ts';
import { needs } from '../requirements.ts';
import { CLI, type Outcome, wilco } from './wilco.ts';

const without = needs('bzip2');
const archive = without ? Buffer.alloc(0) : modelArchive();

/** A home without a daemon. */
class Home implements AsyncDisposable {
  readonly path: string;
  readonly modelsDir: string;

  private constructor(path: string) {
    this.path = path;
    this.modelsDir = join(path, '.local', 'share', 'wilco', 'models');
  }

  static async create(): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'wilco-cli-models-')));
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return wilco(['models', ...args], { runtimeDir: this.path, env });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

describe.skipIf(without)('wilco models', { timeout: 60_000 }, () => {
  test('fetches, lists and removes a model', async () => {
    await using home = await Home.create();
    await using server = await DownloadServer.start(archive);
    const pulled = await home.run(['pull', 'mine', '--from', server.url('mine.tar.bz2')]);
    expect(pulled).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`mine is there: 196 KiB in ${home.modelsDir}/mine.`),
    });
    expect(pulled.stdout).toMatch(/Checksum [0-9a-f]{64}, which nothing was there to compare with\./);
    expect(pulled.stderr).toMatch(/^mine {2}\[ +\] {3}0 %/);
    expect(pulled.stderr).not.toContain('\r');

    const list = await home.run(['list']);
    expect(list.stdout).toMatch(/^NAME .*\nmine +in use +196 KiB +your own\n/);
    expect(list.stdout).toMatch(/\nparakeet-tdt-0\.6b-v3 +465 MiB +nemo-transducer +25 languages +CC-BY-4\.0 /);

    const removed = await home.run(['rm', 'mine']);
    expect(removed).toMatchObject({ code: 0, stdout: 'mine is removed: 196 KiB are free again.\n' });
    expect(await readdir(home.modelsDir)).toEqual([]);
  });

  test('speaks JSON, errors too', async () => {
    await using home = await Home.create();
    const from = join(home.path, 'mine.tar.bz2');
    await writeFile(from, archive);
    const pulled = await home.run(['pull', 'mine', '--from', from, '--json']);
    expect(JSON.parse(pulled.stdout)).toMatchObject({ name: 'mine', note: { from, verifiedBy: 'nothing' } });
    expect(pulled.stderr).toBe('');
    const list = JSON.parse((await home.run(['list', '--json'])).stdout);
    expect(list).toMatchObject({
      folder: home.modelsDir,
      models: expect.arrayContaining([
        expect.objectContaining({ name: 'mine', state: 'used' }),
        expect.objectContaining({ name: 'moonshine-base', state: 'available', bytes: 111_266_225, licence: 'MIT' }),
      ]),
    });
    expect(JSON.parse((await home.run(['rm', 'mine', '--json'])).stdout)).toMatchObject({ name: 'mine', inUse: false });
    const failed = await home.run(['rm', '../..', '--json']);
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'model_missing' } });
  });

  test('shows the part of one’s own model that was not fetched to its end, and says which are there to choose from', async () => {
    await using home = await Home.create();
    for (const name of ['a', 'b']) await mkdir(join(home.modelsDir, name), { recursive: true });
    await writeFile(join(home.modelsDir, '.mine.part'), '123');
    const { stdout } = await home.run(['list']);
    expect(stdout).toMatch(/\nmine +partly fetched +1 KiB/);
    expect(stdout).toContain('Several are there. Name the one to use in the config: [recogniser.sherpa] model = "a"');
  });

  test('a second model that is fetched says that one must be named now', async () => {
    await using home = await Home.create();
    await mkdir(join(home.modelsDir, 'first'), { recursive: true });
    const from = join(home.path, 'mine.tar.bz2');
    await writeFile(from, archive);
    const { stdout } = await home.run(['pull', 'mine', '--from', from]);
    expect(stdout).toContain(
      'Several are there. Name the one to use in the config: [recogniser.sherpa] model = "first"',
    );
  });

  test('a checksum that is none is a mistake in the command', async () => {
    await using home = await Home.create();
    expect(await home.run(['pull', 'moonshine-tiny', '--sha256', 'abc'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"abc" is no SHA-256 checksum.'),
    });
  });

  test('marks the model that the config names', async () => {
    await using home = await Home.create();
    const config = join(home.path, '.config', 'wilco');
    await mkdir(config, { recursive: true });
    await writeFile(join(config, 'config.toml'), '[recogniser.sherpa]\nmodel = "b"\n');
    for (const name of ['a', 'b']) await mkdir(join(home.modelsDir, name), { recursive: true });
    const { models } = JSON.parse((await home.run(['list', '--json'])).stdout);
    expect(models.slice(0, 2)).toMatchObject([
      { name: 'a', state: 'there' },
      { name: 'b', state: 'used' },
    ]);
  });

  test('Ctrl-C keeps what was fetched and says how to go on', async () => {
    await using home = await Home.create();
    await using server = await DownloadServer.start(archive, { type: 'stalled', after: 60_000 });
    const args = ['models', 'pull', 'mine', '--from', server.url('mine.tar.bz2')];
    const env = { PATH: process.env['PATH'], HOME: home.path, XDG_RUNTIME_DIR: home.path };
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'pipe'], env });
    const exit = once(child, 'exit');
    const stderr = text(child.stderr);
    const part = join(home.modelsDir, '.mine.part');
    await expect.poll(async () => (await stat(part).catch(() => undefined))?.size, { timeout: 30_000 }).toBe(60_000);
    child.kill('SIGINT');
    expect((await exit)[0]).toBe(1);
    expect(await stderr).toMatch(
      /wilco: Stopped; what was fetched is kept\.\nType the same command again: it goes on from there\.\n$/,
    );
    expect((await home.run(['pull', 'mine', '--from', server.url('mine.tar.bz2')])).code).toBe(0);
    expect(server.ranges).toEqual([undefined, 'bytes=60000-']);
  });

  test('goes through the proxy that the environment names', async () => {
    await using home = await Home.create();
    await using server = await DownloadServer.start(archive);
    const asked: string[] = [];
    const { port } = new URL(server.url(''));
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      fetch(`http://127.0.0.1:${port}${new URL(request.url ?? '').pathname}`)
        .then(async (answer) => response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer())))
        .catch(() => response.destroy());
    });
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const upstream = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(upstream).pipe(socket);
      });
      for (const end of [socket, upstream]) end.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const from = 'http://models.invalid/mine.tar.bz2';
      const pulled = await home.run(['pull', 'mine', '--from', from], { HTTP_PROXY: address, http_proxy: address });
      expect(pulled.stderr).not.toContain('cannot be reached');
      expect(pulled.code).toBe(0);
      expect(asked[0]).toContain('models.invalid');
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
