import type { ErrorFacts } from '../../core/error.ts';
import { findProgram } from './find-program.ts';

/** What is wrong with an agent's program before anybody tries to start it; undefined when it is there. */
export function missingProgram(agent: string, program: string, env: NodeJS.ProcessEnv): ErrorFacts | undefined {
  const found = findProgram(program, env['PATH']);
  switch (found.type) {
    case 'found':
      return undefined;
    case 'notExecutable':
      return {
        code: 'agent_failed_to_start',
        message: `The agent ${agent} cannot start: ${found.path} is not executable.`,
        hint: `Make it executable: chmod +x ${found.path}`,
      };
    case 'notFound':
      return {
        code: 'agent_missing',
        message: `The agent ${agent} is not installed: there is no program "${program}"${program.includes('/') ? '' : ' on the PATH'}.`,
        hint: installHint(program, `under [agents.${agent}]`),
      };
  }
}

/** How to get a program. `where`: what of the config names it. */
export function installHint(program: string, where: string): string {
  const npmPackage = PACKAGES.get(program);
  if (npmPackage !== undefined) return `Install it: npm i -g ${npmPackage}`;
  return `Install it, or correct "command" ${where} in the config: wilco config path`;
}

/** Where npm has the programs of the agents that are known without a config. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['claude', '@anthropic-ai/claude-code'],
  ['codex', '@openai/codex'],
  ['gemini', '@google/gemini-cli'],
  ['opencode', 'opencode-ai'],
]);
