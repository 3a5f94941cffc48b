import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { A_TASK, FakeDaemon } from '../fakes/fake-daemon.ts';
import { needs } from '../requirements.ts';
import { CLI } from './wilco.ts';

let daemon: FakeDaemon | undefined;

afterEach(async () => {
  await daemon?.stop();
  daemon = undefined;
});

const WILD = 'a\u001b[2J\u001b]0;title\u0007b\u009b1mc\rd\u202ee';

/** What a program prints in whose environment `"$NODE" "$CLI"` is wilco; the output that it shows has `more` lines. */
async function printed(program: string, args: readonly string[], more: number): Promise<string> {
  daemon = await FakeDaemon.start({
    tasks: async () => [{ ...A_TASK, activity: 'x'.repeat(500) }],
    output: async function* () {
      yield WILD;
      for (let line = 0; line < more; line += 1) yield `line ${line}`;
    },
  });
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], XDG_RUNTIME_DIR: daemon.runtimeDir, NODE: process.execPath, CLI },
  });
  const exit = once(child, 'exit');
  const output = await text(child.stdout);
  await exit;
  return output;
}

describe('wilco output on a pipe', () => {
  it('gives the lines as they are', async () => {
    expect(await printed('sh', ['-c', '"$NODE" "$CLI" output 1'], 0)).toBe(`${WILD}\n`);
  });

  it('ends quietly when its reader has enough', async () => {
    const script = '{ { "$NODE" "$CLI" output 1; echo "code $?" >&3; } | head -n 1; } 3>&1 2>&1';
    const lines = (await printed('sh', ['-c', script], 100_000)).split('\n');
    expect(lines.sort()).toEqual(['', WILD, 'code 0'].sort());
  });

  it('says in one sentence that its output has no room', async () => {
    const script = '"$NODE" "$CLI" output 1 2>&1 >/dev/full; echo "code $?"';
    const [sentence, , code] = (await printed('sh', ['-c', script], 0)).split('\n');
    expect([sentence, code]).toEqual(['wilco: The output cannot be written: ENOSPC.', 'code 1']);
  });
});

describe.skipIf(needs('script'))('wilco on a terminal', () => {
  const onTerminal = (command: string) => printed('script', ['-qec', `stty cols 60; ${command}`, '/dev/null'], 1);

  it('output has no control sequences unless they are asked for', async () => {
    expect(await onTerminal('"$NODE" "$CLI" output 1')).toBe('abcde\r\nline 0\r\n');
    await daemon?.stop();
    expect(await onTerminal('"$NODE" "$CLI" output --raw 1')).toContain('\u001b[2J');
  });

  it('tasks cuts its rows at the edge', async () => {
    const rows = (await onTerminal('"$NODE" "$CLI" tasks')).split('\r\n');
    expect(rows[1]).toHaveLength(60);
    expect(rows[1]).toMatch(/x…$/);
  });
});
