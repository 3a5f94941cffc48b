import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notifySystemd } from '../../src/daemon/notify-systemd.ts';
import { type DatagramSocket, openDatagramSocket } from '../fixtures/datagram-socket.ts';
import { needs } from '../requirements.ts';

const speaker = fileURLToPath(new URL('../fixtures/notify-systemd.ts', import.meta.url));
let folder = '';
let systemd: DatagramSocket;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wilco-notify-'));
  systemd = openDatagramSocket(join(folder, 'notify'));
});

afterEach(() => {
  systemd.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a daemon that systemd started', () => {
  it('says how it stands through libsystemd, before the promise resolves', async () => {
    await execa(process.execPath, [speaker, 'STATUS=Loading the model: 100 %', 'READY=1', 'STOPPING=1'], {
      env: { NOTIFY_SOCKET: join(folder, 'notify'), PATH: folder },
    });
    expect(systemd.received()).toEqual(['STATUS=Loading the model: 100 %', 'READY=1', 'STOPPING=1']);
  });

  it('is not harmed by a systemd that does not listen', async () => {
    const { exitCode, stderr } = await execa(process.execPath, [speaker, 'READY=1'], {
      env: { NOTIFY_SOCKET: join(folder, 'nobody'), PATH: folder },
    });
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it.skipIf(needs('systemd-notify'))('falls back to the program systemd-notify', async () => {
    const env = { PATH: process.env['PATH'], NOTIFY_SOCKET: join(folder, 'notify') };
    const told = notifySystemd('READY=1', env);
    // The program waits until the service manager has read what it sent.
    const lines: string[] = [];
    await expect.poll(() => lines.push(...systemd.received()) && lines, { timeout: 10_000 }).toContain('READY=1');
    await expect.poll(() => lines.push(...systemd.received()) && lines, { timeout: 10_000 }).toContain('BARRIER=1');
    await told;
  });
});

it('a daemon in a terminal says nothing', async () => {
  await notifySystemd('READY=1', { PATH: process.env['PATH'] });
  expect(systemd.received()).toEqual([]);
});
