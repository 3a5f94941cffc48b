import { type Desktop, desktopNames } from './hotkey-desktops.ts';
import { type BoundKey, keysym } from './hotkey-keys.ts';
import { gnomeLines, kdeLines } from './hotkey-settings-lines.ts';

/** Lines to paste, and where. */
export interface Snippet {
  /** A file, "a terminal", … */
  readonly where: string;
  readonly lines: readonly string[];
}

export interface Binding {
  /** The key is held to talk; else each press begins or ends a take. */
  readonly isHeld: boolean;
  readonly snippets: readonly Snippet[];
  /** What a person should know; empty where there is nothing. */
  readonly note: string;
}

export interface BindingWish {
  readonly key: BoundKey;
  /** The command by which the desktop finds Wilco: "wilco" or an absolute path. */
  readonly wilco: string;
  /** The person wants to hold the key, if the desktop can tell its release. */
  readonly holds: boolean;
}

/** How a key is bound to Wilco on a desktop. */
export function bindingFor(desktop: Desktop, wish: BindingWish): Binding {
  switch (desktop) {
    case 'sway':
      return swayBinding(wish);
    case 'i3':
      return i3Binding(wish);
    case 'hyprland':
      return hyprlandBinding(wish);
    case 'niri':
      return niriBinding(wish);
    case 'kde':
      return { isHeld: false, snippets: kdeLines(wish), note: noRelease(desktop, wish) };
    case 'gnome':
      return { isHeld: false, snippets: gnomeLines(wish), note: noRelease(desktop, wish) };
  }
}

/** man 5 sway: without --no-repeat the command runs again and again; --release runs it when the key comes up. */
function swayBinding({ key, wilco, holds }: BindingWish): Binding {
  const keys = [...key.held.map((name) => modifier(name, 'Mod4')), keysym(key.key)].join('+');
  const press = `bindsym --no-repeat ${keys} exec ${shellWord(wilco)} talk`;
  const lines = holds
    ? [`${press} start`, `bindsym --release ${keys} exec ${shellWord(wilco)} talk stop`]
    : [`${press} toggle`];
  return {
    isHeld: holds,
    snippets: [{ where: '~/.config/sway/config', lines }],
    note: holds ? OTHER_KEYS : '',
  };
}

/**
 * i3 user's guide, "Keyboard bindings": --release. i3 knows no --no-repeat; the starts of a held key that follow the first
 * do nothing.
 */
function i3Binding({ key, wilco, holds }: BindingWish): Binding {
  const keys = [...key.held.map((name) => modifier(name, 'Mod4').replace('Alt', 'Mod1')), keysym(key.key)].join('+');
  const command = `exec --no-startup-id ${shellWord(wilco)} talk`;
  const lines = holds
    ? [`bindsym ${keys} ${command} start`, `bindsym --release ${keys} ${command} stop`]
    : [`bindsym --release ${keys} ${command} toggle`];
  return { isHeld: holds, snippets: [{ where: '~/.config/i3/config', lines }], note: '' };
}

/** wiki.hypr.land, Binds: since 0.55 in Lua, `release = true`; up to 0.54 in hyprlang, the flag r. */
function hyprlandBinding({ key, wilco, holds }: BindingWish): Binding {
  const held = key.held.map((name) => (name === 'Meta' ? 'SUPER' : name.toUpperCase()));
  const keys = [...held, keysym(key.key)].join(' + ');
  const command = (action: string) => `hl.dsp.exec_cmd(${JSON.stringify(`${shellWord(wilco)} talk ${action}`)})`;
  const old = (flag: string, action: string) =>
    `bind${flag} = ${held.join(' ')}, ${keysym(key.key)}, exec, ${shellWord(wilco)} talk ${action}`;
  const lua = holds
    ? [`hl.bind("${keys}", ${command('start')})`, `hl.bind("${keys}", ${command('stop')}, { release = true })`]
    : [`hl.bind("${keys}", ${command('toggle')})`];
  return {
    isHeld: holds,
    snippets: [
      { where: '~/.config/hypr/hyprland.lua (Hyprland 0.55 and newer)', lines: lua },
      {
        where: '~/.config/hypr/hyprland.conf (up to 0.54)',
        lines: holds ? [old('', 'start'), old('r', 'stop')] : [old('', 'toggle')],
      },
    ],
    note: holds && key.held.length > 0 ? 'Let go of the last key of the chord first, or its release is not told.' : '',
  };
}

/** niri's wiki, "Key Bindings": repeat=false. Bindings of a release are an open wish there (niri-wm/niri#3621). */
function niriBinding(wish: BindingWish): Binding {
  const { key, wilco } = wish;
  const keys = [...key.held.map((name) => (name === 'Meta' ? 'Super' : name)), keysym(key.key)].join('+');
  const line = `${keys} repeat=false { spawn ${JSON.stringify(wilco)} "talk" "toggle"; }`;
  return {
    isHeld: false,
    snippets: [{ where: '~/.config/niri/config.kdl, between the braces of binds', lines: [line] }],
    note: noRelease('niri', wish),
  };
}

const OTHER_KEYS = 'Type nothing else while you hold it: sway tells the release of the last key alone.';

function noRelease(desktop: Desktop, { holds }: BindingWish): string {
  if (!holds) return '';
  return `${desktopNames[desktop]} does not tell when a bound key comes up: press once to talk, and again when you are done.`;
}

function modifier(name: string, meta: string): string {
  return name === 'Meta' ? meta : name;
}

/** A word for sh, which runs what desktops call a command. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
