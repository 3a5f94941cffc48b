import { createHash } from 'node:crypto';
import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { MarkedProcesses } from './marked-processes.ts';
import { until } from './until.ts';

/** Voices that differ as people do: four of flite's (`flite -lv`), and espeak-ng. */
export type Voice = 'slt' | 'rms' | 'awb' | 'kal' | 'espeak';

/** When a sound began and ended; milliseconds since the epoch. */
export interface Played {
  readonly startedAt: number;
  readonly endedAt: number;
}

/**
 * A PulseAudio server of its own with two null sinks: what is played into `microphone` is what the default source
 * records, and programs play to `speakers`, the default sink, so that nobody hears Wilco speak.
 */
export class Sound {
  readonly #processes: MarkedProcesses;
  readonly #folder: string;

  private constructor(processes: MarkedProcesses, folder: string) {
    this.#processes = processes;
    this.#folder = folder;
  }

  /** Resolves when sound can be played and recorded. `server` is what PULSE_SERVER is in the processes' environment. */
  static async start(processes: MarkedProcesses, server: string, folder: string): Promise<Sound> {
    const socket = server.replace('unix:', '');
    const modules = [
      `module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=${socket}`,
      'module-null-sink sink_name=microphone rate=16000 channels=1 sink_properties=device.description=microphone',
      'module-null-sink sink_name=speakers sink_properties=device.description=speakers',
    ];
    await processes.keep('pulseaudio', ['-n', ...DAEMON, ...modules.flatMap((module) => ['-L', module])]);
    await until('PulseAudio', async () => (await processes.run('pactl', ['info'])).code === 0);
    await processes.succeed('pactl', ['set-default-sink', 'speakers']);
    await processes.succeed('pactl', ['set-default-source', 'microphone.monitor']);
    for (const sink of ['microphone', 'speakers']) await keepAwake(processes, sink);
    return new Sound(processes, folder);
  }

  /** Makes a WAV file of a spoken text, once for each text and voice. Resolves with its path. */
  async wav(text: string, voice: Voice = 'slt'): Promise<string> {
    const name = createHash('sha256').update(`${voice} ${text}`).digest('hex').slice(0, 16);
    const file = join(this.#folder, `${name}.wav`);
    if (await exists(file)) return file;
    const unfinished = `${file}.${process.hrtime.bigint()}.wav`;
    if (voice === 'espeak') await this.#processes.succeed('espeak-ng', ['-v', 'en', '-w', unfinished, text]);
    else await this.#processes.succeed('flite', ['-voice', voice, '-t', text, '-o', unfinished]);
    await rename(unfinished, file);
    return file;
  }

  /** Plays a file into the microphone. Resolves when its last sample was played. */
  async play(file: string): Promise<Played> {
    const startedAt = Date.now();
    await this.#processes.succeed('paplay', ['--device=microphone', file]);
    return { startedAt, endedAt: Date.now() };
  }

  /** Says a text into the microphone. Resolves when its last sample was played. */
  async speak(text: string, voice: Voice = 'slt'): Promise<Played> {
    return this.play(await this.wav(text, voice));
  }
}

const DAEMON = [
  '--daemonize=no',
  '--exit-idle-time=-1',
  '--use-pid-file=no',
  '--log-target=stderr',
  '--log-level=error',
];

/** A monitor without a running stream sleeps, and takes a second or two to wake. */
async function keepAwake(processes: MarkedProcesses, sink: string): Promise<void> {
  const format = ['--raw', '--format=s16le', '--channels=1', '--rate=16000'];
  const args = [
    '--playback',
    `--device=${sink}`,
    '--latency-msec=500',
    '--client-name=silence',
    ...format,
    '/dev/zero',
  ];
  await processes.keep('pacat', args);
  await until(`silence on ${sink}`, async () => {
    const sinks = await processes.succeed('pactl', ['list', 'short', 'sinks']);
    return sinks.split('\n').some((line) => line.includes(`\t${sink}\t`) && line.endsWith('RUNNING'));
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
