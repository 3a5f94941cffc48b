import { describe, expect, it } from 'vitest';
import { handOver } from '../../../src/act/agents/hand-over.ts';
import {
  type AgentFormat,
  BUILT_IN_AGENTS,
  CLAUDE,
  CODEX,
  GEMINI,
  OPENCODE,
} from '../../../src/core/agent-settings.ts';

const LONG = 'x'.repeat(200_000);
const hand = (format: AgentFormat, command: readonly string[], prompt: string) =>
  handOver('some', { format, command }, prompt);

describe('a prompt', () => {
  it.each([
    [CLAUDE, ['--', 'mend it']],
    [CODEX, ['--', 'mend it']],
    [GEMINI, ['--skip-trust', '--prompt=mend it']],
  ])('stands in its place in the command', (settings, end) => {
    const { args, stdin } = handOver('some', settings, 'mend it');
    expect(args.slice(-2)).toEqual(end);
    expect(stdin).toBeUndefined();
  });

  it('never stands in a command of OpenCode, which would put quotes around it', () => {
    expect(handOver('opencode', OPENCODE, 'mend it')).toEqual({
      args: ['run', '--format', 'json', '--auto'],
      stdin: 'mend it',
    });
  });

  it.each(Object.entries(BUILT_IN_AGENTS))('that no argument can carry goes to the stdin of %s', (name, settings) => {
    for (const prompt of [LONG, 'a\0b']) {
      const { args, stdin } = handOver(name, settings, prompt);
      expect(stdin).toBe(prompt);
      expect(args).not.toContain('--prompt=');
      expect(args.join(' ')).not.toContain('{prompt}');
    }
  });

  it('of stdin leaves nothing behind in the command that was there for its sake', () => {
    expect(handOver('claude', CLAUDE, LONG).args.at(-1)).toBe('bypassPermissions');
    expect(handOver('codex', CODEX, LONG).args.slice(-2)).toEqual(['--', '-']);
    expect(handOver('gemini', GEMINI, LONG).args.at(-1)).toBe('--skip-trust');
    expect(hand('gemini', ['gemini', '-p', '{prompt}', '-y'], LONG)).toEqual({ args: ['-y'], stdin: LONG });
    expect(hand('claude', ['claude', '-p', '{prompt}', '--verbose'], LONG).args).toEqual(['-p', '--verbose']);
    expect(hand('claude', ['claude', '-p', '--', '{prompt}', 'more'], LONG).args).toEqual(['-p', '--', 'more']);
  });

  it('that is a part of the sentence in the config is handed over with all of it', () => {
    expect(hand('claude', ['claude', '-p', '--', 'Be brief. {prompt}'], 'mend it').args.at(-1)).toBe(
      'Be brief. mend it',
    );
    expect(hand('claude', ['claude', '-p', '--', 'Be brief. {prompt}'], LONG).stdin).toBe(`Be brief. ${LONG}`);
  });

  it('may be as long as Linux lets one argument be, in bytes', () => {
    expect(handOver('claude', CLAUDE, 'x'.repeat(131_071)).stdin).toBeUndefined();
    expect(handOver('claude', CLAUDE, 'x'.repeat(131_072)).stdin).toBeDefined();
    expect(handOver('claude', CLAUDE, 'ü'.repeat(65_536)).stdin).toBeDefined();
    expect(handOver('gemini', GEMINI, 'x'.repeat(131_071)).stdin).toHaveLength(131_071);
  });

  it.each([
    ['claude', ['claude', '-p', '{prompt}'], ['-p']],
    ['codex', ['codex', 'exec', '{prompt}'], ['exec', '-']],
    ['gemini', ['gemini', '--prompt', '{prompt}'], []],
  ] as const)(
    'that begins with a dash is no option, also where the command of %s has no --',
    (format, command, args) => {
      expect(hand(format, command, '-rf')).toEqual({ args, stdin: '-rf' });
      expect(hand(format, command, 'mend').stdin).toBeUndefined();
    },
  );

  it.each([
    ['claude', ['mise', 'exec', 'node@24', '--', 'claude', '-p', '{prompt}'], -1],
    ['codex', ['npx', '--', 'codex', 'exec', '{prompt}'], -2],
    ['gemini', ['npx', '--', 'gemini', '{prompt}'], -1],
  ] as const)(
    'that begins with a dash is not kept from %s by the -- of a program before it',
    (format, command, end) => {
      const { args, stdin } = hand(format, command, '-rf');
      expect(stdin).toBe('-rf');
      expect(args.at(end)).toBe(command.at(-2));
    },
  );

  it('that is a dash would have Codex read its stdin, so it finds it there', () => {
    expect(handOver('codex', CODEX, '-')).toMatchObject({ stdin: '-' });
  });

  it.each([
    ['/clear the cache', ' /clear the cache'],
    ['/help', ' /help'],
    ['/review\nthe code', ' /review\nthe code'],
    ['/etc/hosts is wrong, mend it', '/etc/hosts is wrong, mend it'],
    ['/', '/'],
    [' /help', ' /help'],
    ['say /help', 'say /help'],
  ])('like %j is %j for Claude and Gemini, so that it is none of their commands', (prompt, arrives) => {
    expect(handOver('claude', CLAUDE, prompt).args.at(-1)).toBe(arrives);
    expect(handOver('gemini', GEMINI, prompt).args.at(-1)).toBe(`--prompt=${arrives}`);
    expect(handOver('codex', CODEX, prompt).args.at(-1)).toBe(prompt);
    expect(handOver('opencode', OPENCODE, prompt).stdin).toBe(prompt);
    expect(hand('text', ['x', '{prompt}'], prompt).args).toEqual([prompt]);
  });

  it.each([
    [LONG, /is too long for a command line: it has 200000 bytes, and 131071 are possible\.$/],
    ['a\0b', /NUL/],
  ])('that another program could not get is refused with a remedy', (prompt, message) => {
    const attempt = () => hand('text', ['mine', '{prompt}'], prompt);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'agent_failed_to_start',
        hint: expect.stringMatching(/file.* instead of some\.$/),
      }),
    );
  });

  it('without a place in the command goes nowhere', () => {
    expect(hand('claude', ['claude', '--version'], 'mend it')).toEqual({ args: ['--version'], stdin: undefined });
  });
});
