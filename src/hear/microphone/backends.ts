import type { MicrophoneSettings } from './settings.ts';

export type BackendName = 'parec' | 'arecord' | 'sox' | 'rec';

/** A program that records from the default microphone to its stdout: mono, 16 kHz, signed 16 bit little endian. */
export interface Backend {
  readonly name: BackendName;
  readonly arguments: readonly string[];
  /** Added to the daemon's environment. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * How much sound the programs hand over at once, in milliseconds. The whole of it costs a wake-up of the daemon also
 * while nobody speaks: 10 ms cost 2.4 % of a core, 20 ms 1.3 %, 40 ms 0.6 %.
 */
const CHUNK = 40;

/** All of them, the quickest to deliver sound first: what `backend = "auto"` tries in this order. */
const backendNames: readonly BackendName[] = ['parec', 'arecord', 'sox', 'rec'];

export function backends({ backend, device }: MicrophoneSettings): readonly Backend[] {
  const names = backend === 'auto' ? backendNames : [backend];
  return names.map((name) => backendOf(name, device === 'default' || device === '' ? undefined : device));
}

function backendOf(name: BackendName, device: string | undefined): Backend {
  switch (name) {
    case 'parec': {
      const source = device === undefined ? [] : [`--device=${device}`];
      const format = ['--raw', '--format=s16le', '--rate=16000', '--channels=1', `--latency-msec=${CHUNK}`];
      const names = ['--client-name=Wilco', '--stream-name=talk key'];
      return { name, arguments: [...format, ...names, ...source], environment: {} };
    }
    case 'arecord': {
      const format = ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', '16000', '-c', '1'];
      const latency = [`--period-time=${CHUNK * 1000}`, `--buffer-time=${CHUNK * 10_000}`];
      return {
        name,
        arguments: [...format, ...latency, ...(device === undefined ? [] : ['-D', device])],
        environment: {},
      };
    }
    case 'sox':
      return {
        name,
        arguments: [...soxBuffer, '-q', '-r', '16000', '-c', '1', '-d', ...soxFormat, '-'],
        environment: soxEnvironment(device),
      };
    case 'rec':
      return { name, arguments: [...soxBuffer, '-q', ...soxFormat, '-'], environment: soxEnvironment(device) };
  }
}

/** SoX hands over its buffer when it is full: bytes, of 16 samples a millisecond. */
const soxBuffer = ['--buffer', String(CHUNK * 16 * 2)];

const soxFormat = ['-r', '16000', '-c', '1', '-e', 'signed-integer', '-b', '16', '-L', '-t', 'raw'];

/** SoX takes its device from AUDIODEV; without PULSE_LATENCY_MSEC, PulseAudio hands it two seconds at a time. */
function soxEnvironment(device: string | undefined): NodeJS.ProcessEnv {
  const latency = { PULSE_LATENCY_MSEC: String(CHUNK) };
  return device === undefined ? latency : { ...latency, AUDIODEV: device };
}
