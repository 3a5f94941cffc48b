import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** parec's package, by the program that installs packages. */
const recorders: ReadonlyMap<string, string> = new Map([
  ['apt', 'sudo apt install pulseaudio-utils'],
  ['dnf', 'sudo dnf install pulseaudio-utils'],
  ['pacman', 'sudo pacman -S libpulse'],
  ['zypper', 'sudo zypper install pulseaudio-utils'],
]);

/** The command that installs the quickest recorder on this machine. */
export function installRecorder(env: NodeJS.ProcessEnv): string {
  const found = [...recorders].find(([installer]) => isOnPath(installer, env));
  return found?.[1] ?? 'the package of parec, called pulseaudio-utils or libpulse';
}

function isOnPath(program: string, env: NodeJS.ProcessEnv): boolean {
  return (env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
