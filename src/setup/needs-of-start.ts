import type { Need } from './need.ts';

/**
 * Where packages put the model, and where a person says that it is; Debian's and Fedora's agree on the first
 * (https://packages.debian.org/bookworm/all/pocketsphinx-en-us/filelist).
 */
function modelFiles(env: NodeJS.ProcessEnv): readonly string[] {
  const folders = ['/usr/share', '/usr/local/share', '/usr/lib', '/opt/pocketsphinx/share'].map(
    (prefix) => `${prefix}/pocketsphinx/model`,
  );
  const own = env['POCKETSPHINX_PATH'];
  return [...folders, ...(own ? [own] : [])].map((folder) => `${folder}/en-us/en-us/mdef`);
}

/**
 * What the daemon stands on. A desktop, a microphone, a coding agent are no packages of this list: `wilco doctor`
 * speaks of them. With a key for the recogniser over the network the local one is a reserve, hence optional.
 */
export function needsOfStart(env: NodeJS.ProcessEnv): readonly Need[] {
  return [
    {
      name: 'the local speech recogniser (libpocketsphinx)',
      probes: [{ type: 'library', anyOf: ['3', '5', '4'].map((version) => `libpocketsphinx.so.${version}`) }],
      weight: env['OPENAI_API_KEY'] ? 'optional' : 'required',
      packages: { apt: ['pocketsphinx'], dnf: ['pocketsphinx-libs'], pacman: [] },
    },
    {
      name: 'its English model (pocketsphinx-en-us)',
      probes: [{ type: 'file', anyOf: modelFiles(env) }],
      weight: env['OPENAI_API_KEY'] ? 'optional' : 'required',
      packages: { apt: ['pocketsphinx-en-us'], dnf: ['pocketsphinx-models'], pacman: [] },
    },
    {
      name: 'a program that records (parec, arecord or rec)',
      probes: [{ type: 'program', anyOf: ['parec', 'arecord', 'rec'] }],
      weight: 'required',
      packages: { apt: ['pulseaudio-utils'], dnf: ['pulseaudio-utils'], pacman: ['libpulse'] },
    },
    {
      name: 'the libraries of the talk key (libX11, libXtst, libXt, libXrandr)',
      probes: ['libX11.so.6', 'libXtst.so.6', 'libXt.so.6', 'libXrandr.so.2'].map(
        (soname) => ({ type: 'library', anyOf: [soname] }) as const,
      ),
      weight: 'required',
      packages: {
        apt: ['libxtst6', 'libxt6', 'libxrandr2'],
        dnf: ['libXtst', 'libXt', 'libXrandr'],
        pacman: ['libxtst', 'libxt', 'libxrandr'],
      },
    },
    {
      name: 'the program that starts the agents (perl)',
      probes: [{ type: 'program', anyOf: ['perl'] }],
      weight: 'required',
      packages: { apt: ['perl-base'], dnf: ['perl-interpreter', 'perl-POSIX', 'perl-Fcntl'], pacman: ['perl'] },
    },
    {
      name: 'a voice (espeak-ng)',
      probes: [{ type: 'program', anyOf: ['espeak-ng'] }],
      weight: 'optional',
      packages: { apt: ['espeak-ng'], dnf: ['espeak-ng'], pacman: ['espeak-ng'] },
    },
    {
      name: 'a program that plays sounds (paplay, pw-play or aplay)',
      probes: [{ type: 'program', anyOf: ['paplay', 'pw-play', 'aplay'] }],
      weight: 'optional',
      packages: { apt: ['pulseaudio-utils'], dnf: ['pulseaudio-utils'], pacman: ['libpulse'] },
    },
    {
      name: 'a message bus for popups (dbus-daemon)',
      probes: [{ type: 'program', anyOf: ['dbus-daemon', 'dbus-broker'] }],
      weight: 'optional',
      packages: { apt: ['dbus'], dnf: ['dbus-daemon'], pacman: ['dbus'] },
    },
  ];
}
