import { existsSync } from 'node:fs';

/** What to type to get library and model, with the package manager of this machine. */
export function installCommand(): string {
  const found = commands.find(([program]) => existsSync(program));
  return `Install it: ${found?.[1] ?? 'pocketsphinx with its English model, by hand where no package brings it; or set OPENAI_API_KEY'}`;
}

const commands: readonly (readonly [program: string, command: string])[] = [
  ['/usr/bin/apt-get', 'sudo apt-get install pocketsphinx pocketsphinx-en-us'],
  ['/usr/bin/dnf', 'sudo dnf install pocketsphinx pocketsphinx-models'],
];
