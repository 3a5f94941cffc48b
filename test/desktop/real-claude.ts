import { stringify } from 'smol-toml';
import { fetchClaude } from './fetch-claude.ts';

/** A reason to skip, or the path of the real Claude CLI; with CI=true, where nothing is skipped, no CLI throws. */
export async function realClaude(): Promise<string | undefined> {
  try {
    return await fetchClaude();
  } catch (cause) {
    if (process.env['CI'] === 'true') throw cause;
    process.stderr.write(`skipped, the Claude CLI is not there and could not be fetched from npm: ${String(cause)}\n`);
    return undefined;
  }
}

/** The config of a person who has the Claude CLI at this path and one project; all else is as it comes. */
export function configFor(claude: string, project: { readonly name: string; readonly dir: string }): string {
  const command = [claude, ...FLAGS, '--', '{prompt}'];
  return stringify({
    agents: { claude: { command, format: 'claude' } },
    projects: { [project.name]: project.dir },
  });
}

const FLAGS = [
  '-p',
  ...['--output-format', 'stream-json', '--verbose', '--no-session-persistence'],
  ...['--permission-mode', 'bypassPermissions'],
];
