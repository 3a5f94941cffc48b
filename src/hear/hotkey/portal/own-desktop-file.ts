import { fileURLToPath } from 'node:url';
import { type DesktopFile, dataHome } from './desktop-file.ts';

/** The .desktop file of this installation. */
export function ownDesktopFile(env: NodeJS.ProcessEnv): DesktopFile {
  return { dataHome: dataHome(env), program: inPackage('bin/wilco'), icon: inPackage('assets/icon/wilco.png') };
}

/** The package has the same depth above `src` as above `dist`. */
function inPackage(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
