import type { Milliseconds } from '../../core/time.ts';
import type { BackendName } from './settings.ts';

export type ProgramName = Exclude<BackendName, 'pvrecorder'>;

/** How a program is called to record to its stdout: mono, 16 kHz, signed 16 bit little endian. */
export interface RecorderCall {
  readonly program: ProgramName;
  readonly arguments: readonly string[];
  /** Added to the daemon's environment. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The call that records `device` (undefined: the system's default) and hands over `chunk` milliseconds of sound at once.
 */
export function recorderCall(program: ProgramName, device: string | undefined, chunk: Milliseconds): RecorderCall {
  switch (program) {
    case 'parec': {
      const source = device === undefined ? [] : [`--device=${device}`];
      const format = ['--raw', '--format=s16le', '--rate=16000', '--channels=1', `--latency-msec=${chunk}`];
      const names = ['--client-name=Wilco', '--stream-name=talk key'];
      return { program, arguments: [...format, ...names, ...source], environment: {} };
    }
    case 'arecord': {
      const format = ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', '16000', '-c', '1'];
      const latency = [`--period-time=${chunk * 1000}`, `--buffer-time=${chunk * 10_000}`];
      const source = device === undefined ? [] : ['-D', device];
      return { program, arguments: [...format, ...latency, ...source], environment: {} };
    }
    case 'sox': {
      const input = ['-q', '-r', '16000', '-c', '1', '-d'];
      const args = [...soxBuffer(chunk), ...input, ...soxFormat, '-'];
      return { program, arguments: args, environment: soxEnvironment(device, chunk) };
    }
    case 'rec': {
      const args = [...soxBuffer(chunk), '-q', ...soxFormat, '-'];
      return { program, arguments: args, environment: soxEnvironment(device, chunk) };
    }
  }
}

const soxFormat = ['-r', '16000', '-c', '1', '-e', 'signed-integer', '-b', '16', '-L', '-t', 'raw'];

/** SoX hands over its buffer when it is full: bytes, of 16 samples a millisecond. */
function soxBuffer(chunk: Milliseconds): readonly string[] {
  return ['--buffer', String(chunk * 16 * 2)];
}

/** SoX takes its device from AUDIODEV; without PULSE_LATENCY_MSEC, PulseAudio hands it two seconds at a time. */
function soxEnvironment(device: string | undefined, chunk: Milliseconds): NodeJS.ProcessEnv {
  const latency = { PULSE_LATENCY_MSEC: String(chunk) };
  return device === undefined ? latency : { ...latency, AUDIODEV: device };
}
