/** The desktops that `wilco hotkey` knows how to bind a key on. */
export const DESKTOPS = ['sway', 'hyprland', 'niri', 'i3', 'kde', 'gnome'] as const;
export type Desktop = (typeof DESKTOPS)[number];

/** As people call them. */
export const desktopNames: Readonly<Record<Desktop, string>> = {
  sway: 'sway',
  hyprland: 'Hyprland',
  niri: 'niri',
  i3: 'i3',
  kde: 'KDE Plasma',
  gnome: 'GNOME',
};

/** What each compositor sets for its own tools to find it. */
const sockets: readonly (readonly [string, Desktop])[] = [
  ['NIRI_SOCKET', 'niri'],
  ['HYPRLAND_INSTANCE_SIGNATURE', 'hyprland'],
  ['SWAYSOCK', 'sway'],
  ['I3SOCK', 'i3'],
];

/**
 * The desktop that runs here: by XDG_CURRENT_DESKTOP, a list of names ("ubuntu:GNOME", Desktop Entry Specification), or
 * else by what compositors set of their own. Undefined for one that is none of the list.
 */
export function runningDesktop(env: NodeJS.ProcessEnv): Desktop | undefined {
  const named = (env['XDG_CURRENT_DESKTOP'] ?? '').toLowerCase().split(':');
  return DESKTOPS.find((desktop) => named.includes(desktop)) ?? sockets.find(([name]) => env[name])?.[1];
}
