import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { APP_ID } from './portal-names.ts';

/** What the desktop is to know of Wilco. */
export interface DesktopFile {
  /** $XDG_DATA_HOME, or what stands for it: {@link dataHome}. */
  readonly dataHome: string;
  /**
   * Absolute path of `bin/wilco`. It must be there: GLib, and so the portal, takes a .desktop file whose program is
   * missing for none (gdesktopappinfo.c, g_desktop_app_info_load_from_keyfile).
   */
  readonly program: string;
  /** Absolute path of an icon, which the desktop shows when it asks the person. */
  readonly icon?: string;
}

/** $XDG_DATA_HOME, or ~/.local/share. */
export function dataHome(env: NodeJS.ProcessEnv): string {
  const given = env['XDG_DATA_HOME'] ?? '';
  return isAbsolute(given) ? given : join(env['HOME'] || homedir(), '.local', 'share');
}

/**
 * Writes the file by which the portal knows Wilco, unless it is there as it should be. Resolves with its path. Rejects
 * with the system's error.
 */
export async function installDesktopFile(file: DesktopFile): Promise<string> {
  const path = pathIn(file.dataHome);
  const text = textOf(file);
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return path;
  await mkdir(join(file.dataHome, 'applications'), { recursive: true });
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return path;
}

/** Takes the file away; none there is no error. */
export async function removeDesktopFile(dataHome: string): Promise<void> {
  await rm(pathIn(dataHome), { force: true });
}

function pathIn(dataHome: string): string {
  return join(dataHome, 'applications', `${APP_ID}.desktop`);
}

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/ */
function textOf({ program, icon }: DesktopFile): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Wilco',
    'Comment=Say what your coding agents shall do',
    `Exec=${quoted(program)} daemon`,
    ...(icon === undefined ? [] : [`Icon=${escaped(icon)}`]),
    'NoDisplay=true',
    'Terminal=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** An argument of Exec=: quoted by its own rule, then escaped as any string of the file. */
function quoted(argument: string): string {
  return escaped(`"${argument.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`);
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
}
