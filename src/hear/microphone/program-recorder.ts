import type { Frame } from '../../core/audio.ts';
import { killStarted } from '../../core/kill-started.ts';
import type { Milliseconds } from '../../core/time.ts';
import { relayStderr } from '../child/relay-stderr.ts';
import { type FoundDevice, findDevice } from './find-device.ts';
import { LONGEST_SILENCE, type Recorder, type RecorderEnd } from './recorder.ts';
import { type ProgramName, type RecorderCall, recorderCall } from './recorder-program.ts';
import { SampleBytes } from './sample-bytes.ts';
import { startProgram } from './start-program.ts';

/** Records with a program that the system has. */
export class ProgramRecorder implements Recorder {
  readonly name: ProgramName;
  readonly #device: string | undefined;
  readonly #env: NodeJS.ProcessEnv;
  /** Asking for the devices takes a program and 20 ms; what was found holds until it is said to have changed. */
  #found: FoundDevice | undefined;

  /** `device`: as in the settings; undefined for the system's default. */
  constructor(name: ProgramName, device: string | undefined, env: NodeJS.ProcessEnv) {
    this.name = name;
    this.#device = device;
    this.#env = env;
  }

  async record(chunk: Milliseconds, onFrame: (frame: Frame) => void, signal: AbortSignal): Promise<RecorderEnd> {
    const found = this.#found ?? (await findDevice(this.name, this.#device, this.#env, signal));
    if (found.type === 'not-found') return { type: 'no-device', detail: found.sentence };
    this.#found = found;
    const end = await runProgram(recorderCall(this.name, found.device, chunk), this.#env, onFrame, signal);
    if (!signal.aborted) this.#found = undefined;
    return end;
  }

  devicesChanged(): void {
    this.#found = undefined;
  }
}

/** One life of the process: it is killed when `signal` aborts, for a recorder has nothing to save. */
function runProgram(
  call: RecorderCall,
  env: NodeJS.ProcessEnv,
  onFrame: (frame: Frame) => void,
  signal: AbortSignal,
): Promise<RecorderEnd> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ type: 'ended', detail: 'not started' });
    const failed = (error: unknown) => resolve(notStarted(call.program, error));
    let recording: ReturnType<typeof startProgram>;
    try {
      recording = startProgram(call, env);
    } catch (thrown) {
      return failed(thrown);
    }
    const { process } = recording;
    const lastWords = relayStderr(process.stderr, () => undefined);
    const bytes = new SampleBytes();
    let hung = false;
    let notSpawned: Error | undefined;
    const kill = () => killStarted(process);
    const watchdog = setTimeout(() => {
      hung = true;
      kill();
    }, LONGEST_SILENCE);
    signal.addEventListener('abort', kill, { once: true });

    const stream = recording.stream();
    // The package's word for a process that was killed; `close` says it better.
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => {
      watchdog.refresh();
      const samples = bytes.take(chunk);
      if (samples.length > 0 && !signal.aborted) onFrame({ samples, at: Date.now() });
    });
    process.on('error', (error) => {
      if (process.pid === undefined) notSpawned = error;
    });
    process.once('close', (code, killer) => {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', kill);
      if (notSpawned !== undefined) failed(notSpawned);
      else if (hung) resolve({ type: 'hung', detail: `${call.program} gave no sound` });
      else resolve({ type: 'ended', detail: named(call.program, lastWords() ?? `ended with ${killer ?? code}`) });
    });
  });
}

function notStarted(program: ProgramName, error: unknown): RecorderEnd {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return { type: 'missing', detail: `${program} is not installed` };
  // What the package throws of a process without stdout names its own code, not the reason.
  if (error instanceof TypeError) return { type: 'ended', detail: `${program} cannot be started: too many open files` };
  return { type: 'ended', detail: `${program}: ${error instanceof Error ? error.message : String(error)}` };
}

/** Some programs begin what they say with their own name. */
function named(program: string, words: string): string {
  return words.startsWith(program) ? words : `${program}: ${words}`;
}
