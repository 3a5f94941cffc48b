import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import type { AgentFormat } from '../../../src/core/agent-settings.ts';

/** Prints its arguments and its stdin, in hexadecimal. */
const PRINTS = `
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const stdin = require('node:fs').readFileSync(0);
console.log(JSON.stringify({ args: process.argv.slice(1).map(hex), stdin: hex(stdin) }));
`;

const PROMPTS = [
  '-rf',
  '--help',
  '/etc/hosts is wrong, mend it',
  'it\'s $(touch x) `y` "z" \\ $HOME *',
  'two\nlines\r\nand a tab\t',
  '  white space at both ends \n',
  'a $& b $1 $$ {prompt}',
  'ünïcödé 🦊 \u202e',
  '\u001b[31mred',
  'x'.repeat(200_000),
  'a\0b',
];

async function arrives(format: AgentFormat, command: readonly string[], prompt: string) {
  const agent = new CommandAgent('some', { command, format }, { env: { PATH: process.env['PATH'] } });
  const { file, args, env, stdin } = agent.invocation({ taskId: 1, prompt, projectDir: '/', marker: 'm' });
  const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(stdin);
  const printed: { args: string[]; stdin: string } = JSON.parse((await buffer(child.stdout)).toString());
  const text = (hex: string) => Buffer.from(hex, 'hex').toString();
  return { args: printed.args.map(text), stdin: text(printed.stdin) };
}

const named = PROMPTS.map((prompt) => [JSON.stringify(prompt.slice(0, 40)), prompt] as const);
const node = [process.execPath, '-e', PRINTS, '--'];

describe('a prompt arrives byte for byte', () => {
  it.each(named)('at an agent that takes arguments or stdin: %s', async (_name, prompt) => {
    const { args, stdin } = await arrives('claude', [...node, '-p', '--', '{prompt}'], prompt);
    expect([...args.slice(2), stdin].join('')).toBe(prompt);
  });

  it.each(named)('at an agent whose option it is: %s', async (_name, prompt) => {
    const { args, stdin } = await arrives('gemini', [...node, '--prompt={prompt}'], prompt);
    expect([...args, stdin].join('').replace(/^--prompt=/, '')).toBe(prompt);
  });

  it.each(named)('at an agent that takes only stdin: %s', async (_name, prompt) => {
    await expect(arrives('opencode', [...node, 'run', '--', '{prompt}'], prompt)).resolves.toEqual({
      args: ['run'],
      stdin: prompt,
    });
  });

  it.each(named.filter(([, prompt]) => prompt.length < 1000 && !prompt.includes('\0')))(
    'at any program: %s',
    async (_name, prompt) => {
      await expect(arrives('text', [...node, '{prompt}', 'and {prompt}'], prompt)).resolves.toEqual({
        args: [prompt, `and ${prompt}`],
        stdin: '',
      });
    },
  );
});
