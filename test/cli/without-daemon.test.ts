import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands-table.ts';
import { type Outcome, wilco } from './wilco.ts';

let runtimeDir: string;

beforeEach(async () => {
  runtimeDir = await mkdtemp(join(tmpdir(), 'wilco-alone-'));
});

afterEach(() => rm(runtimeDir, { recursive: true, force: true }));

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return wilco(args, { runtimeDir, env });
}

describe('wilco without a daemon', () => {
  it('says so, says how to start it, exits with 3 and leaves nothing behind', async () => {
    expect(await run(['tasks'])).toEqual({
      code: 3,
      stdout: '',
      stderr: 'wilco: The Wilco daemon is not running.\nStart it: npm start, or systemctl --user start wilco\n',
    });
    const json = await run(['status', '--json']);
    expect(json).toMatchObject({ code: 3, stderr: '' });
    expect(JSON.parse(json.stdout).error.code).toBe('daemon_not_running');
    expect(await readdir(runtimeDir)).toEqual([]);
  });

  it('shows its commands when it is called alone', async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name, summary } of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
    expect(stdout).toContain('Exit codes: 0 done, 1 refused or failed, 2 wrong usage or config, 3 no daemon runs.');
  });

  it.each([
    [['taks'], "Unknown command 'taks'.\nDid you mean tasks? See: wilco --help\n"],
    [['start'], "Missing required argument 'prompt'.\nSee: wilco start --help\n"],
    [['tasks', '--jsn'], "Unknown option '--jsn'.\nDid you mean --json? See: wilco tasks --help\n"],
    [['output', 'one'], 'It must be the number of a task.\nSee: wilco output --help\n'],
    [['changes', 'it'], 'It must be the number of a task.\nSee: wilco changes --help\n'],
    [['forget'], 'Name the tasks to forget, or all that have ended.\nwilco forget 3 4, or: wilco forget --ended\n'],
    [['forget', '--ended', '3'], 'Name the tasks to forget'],
    [['forget', 'x'], 'It must be the number of a task.\nSee: wilco forget --help\n'],
    [['talk', 'sing'], 'Allowed choices are start, stop, toggle, cancel.\nSee: wilco talk --help\n'],
    [['config', 'chek'], "Unknown command 'chek'.\nDid you mean check? See: wilco config --help\n"],
  ])('%j is wrong usage: exit code 2 and a way on', async (args, words) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^wilco: [A-Z]/);
    expect(stderr).toContain(words);
    const json = await run([...args, '--json']);
    expect(json).toMatchObject({ code: 2, stderr: '' });
    expect(JSON.parse(json.stdout).error.code).toBe('bad_argument');
  });

  it('a group without its command shows its help as an error', async () => {
    const { code, stdout, stderr } = await run(['config']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: wilco config');
  });

  it('explains a command, either way', async () => {
    const { code, stdout } = await run(['help', 'start']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: wilco start [options] <prompt...>');
    expect((await run(['start', '--help'])).stdout).toBe(stdout);
  });

  it('config path, check and show go by the environment', async () => {
    const path = join(runtimeDir, 'my.toml');
    const env = { WILCO_CONFIG: path };
    expect((await run(['config', 'path'], env)).stdout).toBe(`${path}\n`);
    expect((await run(['config', 'check'], env)).stderr).toContain(`There is no config file ${path}.`);
    expect((await run(['config', 'check'])).stdout).toContain('all values are the defaults');
    await writeFile(path, '[hotkey]\nkey = "F9"\n');
    expect(await run(['config', 'check'], env)).toEqual({ code: 0, stdout: `${path} is good.\n`, stderr: '' });
    expect((await run(['config', 'show'], env)).stdout).toContain('[hotkey]\nenabled = true\nkey = "F9"\n');
    expect(JSON.parse((await run(['config', 'show', '--json'], env)).stdout).hotkey.key).toBe('F9');
    expect((await run(['config', 'show', '--describe'], env)).stdout).toContain(
      '# The key to hold while you talk.\nkey',
    );
  });

  it('config check names every mistake of another file and exits with 2', async () => {
    const path = join(runtimeDir, 'bad.toml');
    await writeFile(path, '[hotkey]\nkee = 1\n[cue]\n');
    const { code, stdout, stderr } = await run(['config', 'check', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('wilco: bad.toml line 2: [hotkey] has no key "kee"; did you mean "key"?');
    expect(stderr).toContain('Also bad.toml line 3: there is no [cue]; did you mean "cues"?');
  });

  it('config check finds a talk key that no keyboard has', async () => {
    const path = join(runtimeDir, 'bad.toml');
    await writeFile(path, '[hotkey]\nkey = "ControlRigth"\n');
    const { code, stdout, stderr } = await run(['config', 'check', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no key called "ControlRigth".\nSet key in [hotkey] to one of ControlLeft');
  });
});
