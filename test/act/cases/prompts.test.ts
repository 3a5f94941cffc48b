import { readdirSync, readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import type { AgentFormat } from '../../../src/core/agent-settings.ts';
import { needs } from '../../requirements.ts';
import { Workshop } from '../workshop.ts';

/** Writes its arguments, NUL after each, and its stdin into files, and gives a result. */
const DUMPS = `#!/usr/bin/perl
open my $args, '>', 'args'; print $args "$_\\0" for @ARGV; close $args;
open my $stdin, '>', 'stdin'; local $/; print $stdin <STDIN>; close $stdin;
print qq({"type":"result","subtype":"success","is_error":false,"result":"read"}\\n);
`;

const SHORT = [
  '-x',
  '--help',
  '/etc/hosts is wrong, mend it',
  'two\nlines\r\n\nand a last newline\n',
  `it's "quoted" \\ and \`touch x\` $(touch x) \${HOME} $1 * ; touch x & {prompt}`,
  'ünïcödé 🦊 \u202e \u001b[31mred \u0001',
  ' ',
];
const LONG = `${'long '.repeat(40_000)}end`;

describe.skipIf(needs('perl'))('a prompt, as the agent of a task gets it', () => {
  let workshop: Workshop;
  let project: string;
  beforeEach(async () => {
    workshop = await Workshop.open();
    project = await workshop.project();
  });
  afterEach(() => workshop.close());

  async function arrives(format: AgentFormat, prompt: string) {
    const program = workshop.path('dumps');
    await writeFile(program, DUMPS);
    await chmod(program, 0o755);
    const settings = { command: [program, '-p', '--', '{prompt}'], format };
    const agents = new Map([['own', new CommandAgent('own', settings, { env: process.env })]]);
    const tasks = workshop.manager({ agents, defaultAgent: 'own', stateDir: workshop.path('state') });
    const task = await tasks.spawnTask('read', prompt, project);
    expect(task.prompt).toBe(prompt);
    await expect(task.done).resolves.toMatchObject({ status: 'completed' });
    await tasks.stop();
    const read = (file: string) => readFileSync(`${project}/${file}`, 'utf8');
    return { args: read('args').split('\0').slice(0, -1), stdin: read('stdin') };
  }

  it.each(SHORT)('is an argument, byte for byte: %j', async (prompt) => {
    await expect(arrives('text', prompt)).resolves.toEqual({ args: ['-p', '--', prompt], stdin: '' });
    await expect(arrives('claude', prompt)).resolves.toEqual({ args: ['-p', '--', prompt], stdin: '' });
  });

  it.each([
    ['200 KB', LONG],
    ['a NUL', 'a\0b'],
    ['a dash, a NUL and 200 KB', `-p\0\n${LONG}\n`],
  ])('comes on stdin where an argument cannot carry it: %s', async (_, prompt) => {
    await expect(arrives('claude', prompt)).resolves.toEqual({ args: ['-p'], stdin: prompt });
  });

  it('like a command of Claude has a space before it, and is none', async () => {
    await expect(arrives('claude', '/clear the cache')).resolves.toMatchObject({
      args: ['-p', '--', ' /clear the cache'],
    });
  });

  it('leaves no file behind in which it waited for the agent', async () => {
    const prompt = `secret\0${'x'.repeat(1000)}`;
    await arrives('claude', prompt);
    const state = workshop.path('state');
    const files = ['runs', 'tasks', 'changes'].map((folder) => readdirSync(`${state}/${folder}`));
    expect(files.flat().filter((file) => file.endsWith('.prompt'))).toEqual([]);
  });
});
