import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DaemonClient } from '../../src/protocol/client.ts';
import { lockFolder } from '../../src/protocol/folder-lock.ts';

const CONTENDER = new URL('./contender.ts', import.meta.url).pathname;

let folder: string;
let socketPath: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wilco-one-'));
  socketPath = join(folder, 'wilco', 'wilco.sock');
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(kill));
  await rm(folder, { recursive: true, force: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

interface Outcome {
  readonly child: ChildProcess;
  readonly said: { readonly pid?: number; readonly error?: { readonly code: string; readonly message: string } };
}

async function contend(): Promise<Outcome> {
  const child = spawn(process.execPath, [CONTENDER, socketPath], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  for await (const line of createInterface({ input: child.stdout })) return { child, said: JSON.parse(line) };
  throw new Error('the contender said nothing');
}

const permissions = async (path: string) => (await stat(path)).mode & 0o7777;

describe('one daemon', () => {
  it('of ten that start at once wins, and the others name it', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, contend));
    const winners = outcomes.filter(({ said }) => said.pid !== undefined);
    expect(winners).toHaveLength(1);
    const pid = winners[0]?.said.pid;
    for (const { said } of outcomes.filter((outcome) => outcome !== winners[0])) {
      expect(said.error).toMatchObject({
        code: 'daemon_already_running',
        message: `Wilco is already running as process ${pid}.`,
      });
    }
    expect(await new DaemonClient({ socketPath }).hello()).toMatchObject({ pid });
  }, 60_000);

  it('takes the place of one that was killed, also when ten try', async () => {
    const first = await contend();
    expect(first.said.pid).toBe(first.child.pid);
    await kill(first.child);
    expect((await stat(socketPath)).isSocket()).toBe(true);
    const outcomes = await Promise.all(Array.from({ length: 10 }, contend));
    const winners = outcomes.filter(({ said }) => said.pid !== undefined);
    expect(winners).toHaveLength(1);
    expect(await new DaemonClient({ socketPath }).hello()).toMatchObject({ pid: winners[0]?.said.pid });
  }, 60_000);

  it('is alone also when somebody deleted its lock', async () => {
    const first = await contend();
    await rm(join(folder, 'wilco', 'wilco.lock'));
    const second = await contend();
    expect(second.said.error?.message).toContain(`process ${first.child.pid}.`);
    expect(await new DaemonClient({ socketPath }).hello()).toMatchObject({ pid: first.child.pid });
  });

  it('keeps folder and socket to this user, whatever they were before', async () => {
    await mkdir(join(folder, 'wilco'), { mode: 0o755 });
    await writeFile(socketPath, 'not a socket');
    await contend();
    expect(await permissions(join(folder, 'wilco'))).toBe(0o700);
    expect(await permissions(socketPath)).toBe(0o600);
    expect(await permissions(join(folder, 'wilco', 'wilco.lock'))).toBe(0o600);
  });

  it('does not start where the file system cannot lock', async () => {
    const lock = () => Promise.reject(new Error('no locks available'));
    await expect(lockFolder(folder, lock)).rejects.toMatchObject({
      code: 'state_unwritable',
      message: 'The folder of the socket cannot be locked: no locks available.',
    });
  });

  it('refuses a folder that is a link', async () => {
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'wilco'));
    expect((await contend()).said.error?.code).toBe('state_unwritable');
  });
});
