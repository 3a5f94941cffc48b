import { existsSync } from 'node:fs';

/** What to type to get library and model, with the package manager of this machine. */
export function installCommand(): string {
  const found = commands.find(([program]) => existsSync(program));
  return `Install it: ${found?.[1] ?? 'pocketsphinx and its English model (pocketsphinx-en-us), with your package manager'}`;
}

const commands: readonly (readonly [program: string, command: string])[] = [
  ['/usr/bin/apt-get', 'sudo apt-get install libpocketsphinx3 pocketsphinx-en-us'],
  ['/usr/bin/dnf', 'sudo dnf install pocketsphinx pocketsphinx-models'],
  ['/usr/bin/pacman', 'sudo pacman -S pocketsphinx'],
];
