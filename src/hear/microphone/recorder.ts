import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import lpcm16 from 'node-record-lpcm16';
import type { Frame } from '../../core/audio.ts';
import type { Milliseconds } from '../../core/time.ts';
import { relayStderr } from '../child/relay-stderr.ts';
import type { Backend } from './backends.ts';
import { SampleBytes } from './sample-bytes.ts';

/** A recorder that gives no sound for this long hangs. The first sound can take 2 s when a sound server sleeps. */
const LONGEST_SILENCE: Milliseconds = 4000;

const givenCommand = fileURLToPath(
  new URL(extname(import.meta.url) === '.ts' ? './given-command.cts' : './given-command.cjs', import.meta.url),
);

/** Why a recorder's process is gone. */
export interface RecorderEnd {
  readonly type: 'missing' | 'hung' | 'ended';
  /** What it said last on stderr, or how it ended, for a person. */
  readonly detail: string;
}

/**
 * One life of a recorder program, started through node-record-lpcm16. Hands over frames as they arrive, none of them
 * empty. Resolves when the process is gone: after `signal` aborted (it is killed: a recorder has nothing to save), when
 * it ended by itself, when it hung, or when it could not be started. Never rejects.
 */
export function runRecorder(
  backend: Backend,
  env: NodeJS.ProcessEnv,
  onFrame: (frame: Frame) => void,
  signal: AbortSignal,
): Promise<RecorderEnd> {
  return new Promise((resolve) => {
    const recording = lpcm16.record({
      recorder: givenCommand,
      program: backend.name,
      arguments: backend.arguments,
      environment: { ...env, ...backend.environment },
    });
    const { process } = recording;
    const lastWords = relayStderr(process.stderr, () => undefined);
    const bytes = new SampleBytes();
    let hung = false;
    let notSpawned: NodeJS.ErrnoException | undefined;
    const kill = () => void process.kill('SIGKILL');
    const watchdog = setTimeout(() => {
      hung = true;
      kill();
    }, LONGEST_SILENCE);
    signal.addEventListener('abort', kill, { once: true });
    if (signal.aborted) kill();

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
      if (notSpawned?.code === 'ENOENT') resolve({ type: 'missing', detail: `${backend.name} is not installed` });
      else if (notSpawned !== undefined) resolve({ type: 'ended', detail: `${backend.name}: ${notSpawned.message}` });
      else if (hung) resolve({ type: 'hung', detail: `${backend.name} gave no sound` });
      else resolve({ type: 'ended', detail: named(backend.name, lastWords() ?? `ended with ${killer ?? code}`) });
    });
  });
}

/** Some programs begin what they say with their own name. */
function named(program: string, words: string): string {
  return words.startsWith(program) ? words : `${program}: ${words}`;
}
