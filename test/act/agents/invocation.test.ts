import { describe, expect, it } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import {
  type AgentLimits,
  type AgentSettings,
  BUILT_IN_AGENTS,
  CLAUDE,
  CODEX,
  GEMINI,
  OPENCODE,
} from '../../../src/core/agent-settings.ts';

const order = { taskId: 7, prompt: 'mend it', projectDir: '/home/someone/code/api', marker: 'm-7' };

function invoked(settings: AgentSettings, limits?: AgentLimits) {
  return new CommandAgent('some', settings, { env: { PATH: '/bin' }, limits }).invocation(order);
}

describe('what is run for an order', () => {
  it('is the program of the command, with the prompt, in the environment of the task', () => {
    expect(invoked({ command: ['/bin/mine', '--now', '{prompt}'], format: 'text' })).toEqual({
      file: '/bin/mine',
      args: ['--now', 'mend it'],
      env: { PATH: '/bin', WILCO_TASK: 'm-7' },
      stdin: undefined,
    });
  });

  it('gets of the environment what its settings and the secrets leave', () => {
    const env = { PATH: '/bin', KEY: 'k', OTHER: 'o', NPM_TOKEN: 't' };
    const settings = { command: ['mine', '{prompt}'], format: 'text' } as const;
    const of = (environment?: readonly string[]) =>
      new CommandAgent('some', { ...settings, environment }, { env, secrets: ['KEY'] }).invocation(order).env;
    expect(of()).toEqual({ PATH: '/bin', OTHER: 'o', NPM_TOKEN: 't', WILCO_TASK: 'm-7' });
    expect(of(['PATH', 'NPM_*'])).toEqual({ PATH: '/bin', NPM_TOKEN: 't', WILCO_TASK: 'm-7' });
  });

  it.each([
    ['claude', false],
    ['gemini', false],
    ['codex', true],
    ['opencode', true],
    ['text', true],
  ] as const)('of format %s gets the key of OpenAI, where that is the key of the recogniser: %j', (format, gets) => {
    const env = { OPENAI_API_KEY: 'k', MY_EARS: 'e' };
    const of = (secret: string, environment?: readonly string[]) => {
      const settings = { command: ['mine', '{prompt}'], format, environment };
      return Object.keys(new CommandAgent('some', settings, { env, secrets: [secret] }).invocation(order).env);
    };
    expect(of('OPENAI_API_KEY').includes('OPENAI_API_KEY')).toBe(gets);
    expect(of('MY_EARS')).toEqual(['OPENAI_API_KEY', 'WILCO_TASK']);
    expect(of('OPENAI_API_KEY', ['OPENAI_API_KEY'])).toEqual(['OPENAI_API_KEY', 'WILCO_TASK']);
  });

  it('has the limits of Claude before the prompt', () => {
    const { args } = invoked(CLAUDE, { turns: 30, cost: 2.5 });
    expect(args.slice(-6)).toEqual(['--max-turns', '30', '--max-budget-usd', '2.5', '--', 'mend it']);
    expect(invoked({ command: ['claude', '-p', '{prompt}'], format: 'claude' }, { turns: 3 }).args).toEqual([
      ...['-p', '--max-turns', '3', 'mend it'],
    ]);
    expect(invoked(CLAUDE, {}).args).toEqual(invoked(CLAUDE).args);
  });

  it('gives the limits to Claude, not to a program before it that has a -- of its own', () => {
    const wrapped = (...end: readonly string[]) =>
      invoked({ command: ['mise', 'exec', 'node@24', '--', 'claude', '-p', ...end], format: 'claude' }, { turns: 3 })
        .args;
    expect(wrapped('{prompt}')).toEqual([...['exec', 'node@24', '--', 'claude', '-p', '--max-turns', '3', 'mend it']]);
    expect(wrapped('--', '{prompt}').slice(-4)).toEqual(['--max-turns', '3', '--', 'mend it']);
  });

  it('keeps its limits where the prompt goes to stdin', () => {
    const agent = new CommandAgent('claude', CLAUDE, { env: {}, limits: { turns: 3 } });
    const { args, stdin } = agent.invocation({ ...order, prompt: 'a\0b' });
    expect(args.slice(-2)).toEqual(['--max-turns', '3']);
    expect(stdin).toBe('a\0b');
  });

  it("leaves a command's own limit alone", () => {
    const own = { command: ['claude', '-p', '--max-turns=5', '--', '{prompt}'], format: 'claude' } as const;
    expect(invoked(own, { turns: 30, cost: 1 }).args).toEqual([
      ...['-p', '--max-turns=5', '--max-budget-usd', '1', '--', 'mend it'],
    ]);
  });

  it.each([CODEX, GEMINI, OPENCODE])('has no limits where the agent knows none', (settings) => {
    expect(invoked(settings, { turns: 30, cost: 2.5 })).toEqual(invoked(settings));
  });
});

describe('an agent', () => {
  it.each([
    ['claude', false],
    ['codex', false],
    ['gemini', true],
    ['opencode', true],
  ])('%s streams events, and whether it keeps sessions its command says', (name, keepsSessions) => {
    const settings = BUILT_IN_AGENTS[name] ?? CLAUDE;
    expect(new CommandAgent(name, settings, { env: {} })).toMatchObject({
      ...{ name, program: name, output: 'events', keepsSessions },
    });
    const command = settings.command.filter((word) => !/persistence|ephemeral/.test(word));
    expect(new CommandAgent(name, { ...settings, command }, { env: {} }).keepsSessions).toBe(true);
  });

  it('of any other kind prints text, and has no sessions', () => {
    const agent = new CommandAgent('mine', { command: ['mine', '{prompt}'], format: 'text' }, { env: {} });
    expect(agent).toMatchObject({ output: 'text', keepsSessions: false });
    expect(agent.reader().read('{"type":"result"}')).toEqual([{ type: 'line', text: '{"type":"result"}' }]);
  });
});
