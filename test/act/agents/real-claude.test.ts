import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import { type AgentLimits, CLAUDE } from '../../../src/core/agent-settings.ts';
import { claudeEnvironment } from '../../desktop/fetch-claude.ts';
import { realClaude } from '../../desktop/real-claude.ts';
import { type ScriptedMessagesApi, startScriptedMessagesApi } from '../../fixtures/scripted-messages-api.ts';
import type { Turn } from '../../fixtures/scripted-messages-api-turn.ts';
import { countOf, readAll, results } from './captured.ts';

const claude = await realClaude();
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const LOOKS: Turn = { type: 'tool', name: 'Bash', text: 'I look.', input: { command: 'ls' } };
const DONE: Turn = { type: 'text', text: 'All done.' };

describe.skipIf(claude === undefined)('the real Claude CLI', () => {
  let api: ScriptedMessagesApi;
  let folder: string;
  let turns: readonly Turn[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wilco-claude-'));
    api = await startScriptedMessagesApi(() => turns);
  });
  afterAll(async () => {
    await api?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(prompt: string, limits: AgentLimits = {}) {
    const env = { PATH: process.env['PATH'], HOME: folder, ...claudeEnvironment(api.url) };
    const settings = { ...CLAUDE, command: [claude ?? '', ...CLAUDE.command.slice(1)] };
    const agent = new CommandAgent('claude', settings, { env, limits });
    const order = { taskId: 1, prompt, projectDir: folder, marker: 'm' };
    const { file, args, env: environment, stdin } = agent.invocation(order);
    const child = spawn(file, args, {
      cwd: folder,
      env: environment,
      stdio: ['pipe', 'pipe', 'inherit'],
      ...{ timeout: 50_000, killSignal: 'SIGKILL' },
    });
    child.stdin.end(stdin ?? '');
    const printed = await text(child.stdout);
    return readAll(agent.reader(), printed.trimEnd().split('\n'));
  }

  it.each([
    ['a dash', '-p --help', '-p --help'],
    ['a path', '/etc/hosts is wrong, mend it', '/etc/hosts is wrong, mend it'],
    ['the name of a command it refuses', '/help me', ' /help me'],
    ['the name of a command it has', '/clear the cache', ' /clear the cache'],
    ['what a shell would read', 'say "hi" to $(whoami)\nand go', 'say "hi" to $(whoami)\nand go'],
    ['a NUL', 'a\0b', 'a\0b'],
    ['200 KB', `${'x'.repeat(200_000)} end`, `${'x'.repeat(200_000)} end`],
  ])('takes as its prompt %s', async (_what, prompt, arrives) => {
    turns = [DONE];
    const before = api.requests.length;
    const events = await run(prompt);
    expect(api.requests.length).toBe(before + 1);
    expect(`\n${api.requests.at(-1)?.prompt}\n`.includes(`\n${arrives}\n`)).toBe(true);
    expect(results(events)).toEqual([
      { type: 'result', text: 'All done.', failure: undefined, turns: 1, cost: expect.any(Number) },
    ]);
    expect(countOf('session', events)).toBe(1);
    expect(countOf('turn', events)).toBe(1);
  });

  it.each([
    [{ turns: 1 }, 'turns'],
    [{ cost: 0.0001 }, 'budget'],
  ])('keeps to the limit %j', async (limits, failure) => {
    turns = [LOOKS, LOOKS, LOOKS, DONE];
    expect(results(await run('look around', limits))).toEqual([expect.objectContaining({ failure })]);
  });

  it('comes back to what it has in the background, and only then has a result', async () => {
    const input = { command: 'sleep 0.5', run_in_background: true };
    turns = [{ ...LOOKS, input }, { type: 'text', text: 'I wait.' }, DONE];
    const events = await run('look around');
    expect(results(events)).toEqual([expect.objectContaining({ text: 'All done.', turns: 3 })]);
    expect(countOf('turn', events)).toBe(3);
  });

  it('keeps going within its limits', async () => {
    turns = [LOOKS, DONE];
    expect(results(await run('look around', { turns: 5, cost: 1 }))).toEqual([
      expect.objectContaining({ failure: undefined, turns: 2 }),
    ]);
  });

  it.each([
    [401, 'authentication_error', 'auth'],
    [400, 'invalid_request_error', 'apiError'],
  ])('meets the status %i of its API', async (status, error, failure) => {
    turns = [{ type: 'error', status, error, message: 'no' }];
    expect(results(await run('mend it'))).toEqual([expect.objectContaining({ failure })]);
  });
});
