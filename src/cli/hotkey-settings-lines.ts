import { type BoundKey, keysym, qtKey } from './hotkey-keys.ts';

interface Wish {
  readonly key: BoundKey;
  readonly wilco: string;
}

interface Lines {
  readonly where: string;
  readonly lines: readonly string[];
}

const MEDIA_KEYS = 'org.gnome.settings-daemon.plugins.media-keys';
const OWN_PATH = '/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/wilco/';

/**
 * A custom shortcut of gnome-settings-daemon: its path is added to the list of them, which may be empty ("@as []"), once,
 * and name, command and key are set below it.
 */
export function gnomeLines({ key, wilco }: Wish): readonly Lines[] {
  const held: Readonly<Record<string, string>> = { Ctrl: '<Control>', Alt: '<Alt>', Shift: '<Shift>', Meta: '<Super>' };
  const binding = `${key.held.map((name) => held[name] ?? '').join('')}${keysym(key.key)}`;
  const set = (name: string, value: string) =>
    `gsettings set ${MEDIA_KEYS}.custom-keybinding:${OWN_PATH} ${name} ${quoted(value)}`;
  return [
    {
      where: 'a terminal',
      lines: [
        `list=$(gsettings get ${MEDIA_KEYS} custom-keybindings | sed "s|^@as ||; s|, '${OWN_PATH}'||; s|'${OWN_PATH}',* *||; s|]$|, '${OWN_PATH}']|; s|\\[, |[|")`,
        `gsettings set ${MEDIA_KEYS} custom-keybindings "$list"`,
        set('name', 'Talk to Wilco'),
        set('command', `${commandWord(wilco)} talk toggle`),
        set('binding', binding),
      ],
    },
  ];
}

/**
 * A command shortcut of Plasma 6: a .desktop file that says it is one (X-KDE-GlobalAccel-CommandShortcut) with its key in
 * kglobalshortcutsrc, group services, as System Settings writes it. KWin reads both when the session begins.
 */
export function kdeLines({ key, wilco }: Wish): readonly Lines[] {
  const keys = [...key.held, qtKey(key.key)].join('+');
  return [
    {
      where: 'a terminal; then log out and in again',
      lines: [
        "cat > ~/.local/share/applications/wilco-talk.desktop <<'END'",
        '[Desktop Entry]',
        'Type=Application',
        'Name=Talk to Wilco',
        `Exec=${commandWord(wilco).replaceAll('%', '%%')} talk toggle`,
        'NoDisplay=true',
        'StartupNotify=false',
        'X-KDE-GlobalAccel-CommandShortcut=true',
        'END',
        `kwriteconfig6 --file kglobalshortcutsrc --group services --group wilco-talk.desktop --key _launch ${quoted(keys)}`,
      ],
    },
  ];
}

/** For sh, always in quotes: what is inside may hold anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** GLib and the Desktop Entry Specification both read double quotes with backslashes. */
function commandWord(path: string): string {
  return /^[\w@+=:,./-]+$/u.test(path) ? path : `"${path.replaceAll(/["`$\\]/gu, '\\$&')}"`;
}
