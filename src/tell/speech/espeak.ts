import { execa } from 'execa';
import { WilcoError } from '../../core/error.ts';
import { killStarted } from '../../core/kill-started.ts';
import type { RunningProcess } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { SpeechSettings } from '../settings.ts';

/** Says a text through the loudspeaker. */
export interface Voice {
  /**
   * Resolves when all was said, or at once when `signal` aborts. Rejects with a WilcoError `speech_unavailable`.
   * `onProcess` is called with the process as soon as there is one.
   */
  say(text: string, signal: AbortSignal, onProcess: (process: RunningProcess) => void): Promise<void>;
}

/** Nothing worth hearing lasts longer; a sound server that hangs must not silence Wilco for ever. */
const LONGEST: Milliseconds = 10 * 60_000;

/**
 * espeak-ng as a voice. The text goes in on stdin, never as an argument: it can be any text. The process leads its own
 * group, so that a job's revocation reaches it and a Ctrl-C in the terminal does not.
 * Without a sound server espeak-ng 1.51 exits with 0 and says "error: …" on stderr.
 */
export function espeakVoice(settings: SpeechSettings, env: NodeJS.ProcessEnv): Voice {
  return {
    async say(text, signal, onProcess) {
      if (signal.aborted) return;
      const speaking = execa('espeak-ng', ['-v', settings.voice, '-s', String(settings.rate), '-b', '1', '--stdin'], {
        input: text,
        env,
        extendEnv: false,
        detached: true,
        stdout: 'ignore',
        reject: false,
        timeout: LONGEST,
        maxBuffer: 200_000,
      });
      const stop = () => killStarted(speaking);
      signal.addEventListener('abort', stop, { once: true });
      onProcess(speaking.nodeChildProcess);
      const outcome = await speaking;
      signal.removeEventListener('abort', stop);
      if (signal.aborted) return;
      const failure = failureOf(outcome, settings.voice);
      if (failure !== undefined) throw failure;
    },
  };
}

interface Outcome {
  readonly failed: boolean;
  readonly code?: string | undefined;
  readonly stderr: unknown;
  readonly signal?: string | undefined;
}

function failureOf(outcome: Outcome, voice: string): WilcoError | undefined {
  if (outcome.code === 'ENOENT' || outcome.code === 'EACCES') return missing();
  const said = String(outcome.stderr ?? '');
  if (/voice does not exist/i.test(said)) return unknownVoice(voice);
  if (/^error:/m.test(said)) return noSound();
  if (!outcome.failed || outcome.signal !== undefined) return undefined;
  return new WilcoError({
    code: 'speech_unavailable',
    message: 'Nothing can be spoken: espeak-ng failed.',
    hint: 'To see why, type: echo hello | espeak-ng --stdin',
  });
}

function missing(): WilcoError {
  return new WilcoError({
    code: 'speech_unavailable',
    message: 'Nothing can be spoken: espeak-ng is not installed.',
    hint: 'Install it: sudo apt install espeak-ng (dnf install espeak-ng, pacman -S espeak-ng).',
  });
}

function unknownVoice(voice: string): WilcoError {
  return new WilcoError({
    code: 'speech_unavailable',
    message: `Nothing can be spoken: espeak-ng has no voice “${voice}”.`,
    hint: 'Choose one of: espeak-ng --voices, and set it in the config under [speech] as voice.',
  });
}

function noSound(): WilcoError {
  return new WilcoError({
    code: 'speech_unavailable',
    message: 'Nothing can be spoken: there is no sound output.',
    hint: 'Start a sound server (PipeWire or PulseAudio) and try: echo hello | espeak-ng --stdin',
  });
}
