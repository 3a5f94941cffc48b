import type { Need, PackageManagerName } from './need.ts';
import { findProgram } from './probe.ts';

/**
 * What the virtual desktop of the tests, the demo and the bench is made of, beyond what the daemon itself needs:
 * a screen, keys, popups, sound, voices to speak with.
 */
export function needsOfDesktop(env: NodeJS.ProcessEnv): readonly Need[] {
  return [...desktopPrograms, soundServer(env)];
}

const desktopPrograms: readonly Need[] = [
  programs(['Xvfb'], { apt: 'xvfb', dnf: 'xorg-x11-server-Xvfb', pacman: 'xorg-server-xvfb' }),
  programs(['xdotool'], { apt: 'xdotool', dnf: 'xdotool', pacman: 'xdotool' }),
  programs(['dunst', 'dunstctl'], { apt: 'dunst', dnf: 'dunst', pacman: 'dunst' }),
  programs(['dbus-daemon'], { apt: 'dbus', dnf: 'dbus-daemon', pacman: 'dbus' }),
  programs(['dbus-send'], { apt: 'dbus', dnf: 'dbus-tools', pacman: 'dbus' }),
  programs(['notify-send'], { apt: 'libnotify-bin', dnf: 'libnotify', pacman: 'libnotify' }),
  programs(['pactl', 'pacat', 'parec', 'paplay'], {
    apt: 'pulseaudio-utils',
    dnf: 'pulseaudio-utils',
    pacman: 'libpulse',
  }),
  programs(['flite'], { apt: 'flite', dnf: 'flite', pacman: 'flite' }),
  programs(['espeak-ng'], { apt: 'espeak-ng', dnf: 'espeak-ng', pacman: 'espeak-ng' }),
  programs(['sox'], { apt: 'sox', dnf: 'sox', pacman: 'sox' }),
  programs(['import'], { apt: 'imagemagick', dnf: 'ImageMagick', pacman: 'imagemagick' }),
  programs(['git'], { apt: 'git', dnf: 'git-core', pacman: 'git' }),
  programs(['setpriv', 'flock'], { apt: 'util-linux', dnf: 'util-linux', pacman: 'util-linux' }),
];

/** What single tests drive besides. */
export const needsOfTests: readonly Need[] = [
  programs(['arecord'], { apt: 'alsa-utils', dnf: 'alsa-utils', pacman: 'alsa-utils' }),
  programs(['systemd-analyze', 'systemd-notify'], { apt: 'systemd', dnf: 'systemd', pacman: 'systemd' }),
  programs(['script'], { apt: 'bsdutils', dnf: 'util-linux-script', pacman: 'util-linux' }),
  programs(['bzip2'], { apt: 'bzip2', dnf: 'bzip2', pacman: 'bzip2' }),
  programs(['dash'], { apt: 'dash', dnf: 'dash', pacman: 'dash' }),
  programs(['ps'], { apt: 'procps', dnf: 'procps-ng', pacman: 'procps-ng' }),
  {
    name: 'pocketsphinx_continuous',
    probes: [{ type: 'program', anyOf: ['pocketsphinx_continuous'] }],
    weight: 'required',
    // Gone with PocketSphinx 5, which Fedora has.
    packages: { apt: ['pocketsphinx'], dnf: [], pacman: [] },
  },
];

/** What the bench compares with. Debian and its children alone were looked at. */
export const needsOfBench: readonly Need[] = [
  {
    name: 'tsp',
    probes: [{ type: 'program', anyOf: ['tsp'] }],
    weight: 'optional',
    packages: { apt: ['task-spooler'], dnf: [], pacman: [] },
  },
];

/**
 * The tests run a PulseAudio of their own. Beside a PipeWire that plays its part it cannot be installed without taking
 * the person's own sound away, so there nothing is installed and the tests of sound are skipped.
 */
function soundServer(env: NodeJS.ProcessEnv): Need {
  const pulseAudio = programs(['pulseaudio'], { apt: 'pulseaudio', dnf: 'pulseaudio', pacman: 'pulseaudio' });
  if (findProgram('pipewire-pulse', env) === undefined) return pulseAudio;
  return { ...pulseAudio, packages: { apt: [], dnf: [], pacman: [] } };
}

/** Programs and the one package that brings them all. */
function programs(names: readonly string[], packages: Readonly<Record<PackageManagerName, string>>): Need {
  return {
    name: names.join(', '),
    probes: names.map((name) => ({ type: 'program', anyOf: [name] }) as const),
    weight: 'required',
    packages: { apt: [packages.apt], dnf: [packages.dnf], pacman: [packages.pacman] },
  };
}
