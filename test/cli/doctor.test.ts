import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A_STATUS, FakeDaemon } from '../fakes/fake-daemon.ts';
import { wilco } from './wilco.ts';

let runtimeDir: string;
let brokenConfig: string;

beforeEach(async () => {
  runtimeDir = await mkdtemp(join(tmpdir(), 'wilco-doctor-'));
  brokenConfig = join(runtimeDir, 'broken.toml');
  await writeFile(brokenConfig, '[hotkey]\nkee = 1\n');
});

afterEach(() => rm(runtimeDir, { recursive: true, force: true }));

describe('wilco doctor', () => {
  it('names what is missing with its remedy, exits with 1, and says that no daemon runs', async () => {
    const { code, stdout, stderr } = await wilco(['doctor', '--config', brokenConfig], { runtimeDir });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('config  missing: broken.toml line 2: [hotkey] has no key "kee"');
    expect(stdout).toContain(`        → Correct ${brokenConfig}, then: wilco config check`);
    expect(stdout).toContain('\n\nNo daemon runs. Start it: npm start');
  });

  it('adds how a running daemon stands', async () => {
    const daemon = await FakeDaemon.start();
    try {
      const surroundings = { runtimeDir: daemon.runtimeDir };
      const { stdout } = await wilco(['doctor', '--config', brokenConfig], surroundings);
      expect(stdout).toContain('The running daemon (process 4242):\ntalk key    ready: hold ControlRight\n');
      const json = await wilco(['doctor', '--json', '--config', brokenConfig], surroundings);
      expect(json.code).toBe(1);
      expect(JSON.parse(json.stdout)).toMatchObject({
        checks: [{ name: 'config', type: 'missing' }],
        daemon: A_STATUS,
      });
    } finally {
      await daemon.stop();
    }
  });
});
