import { execa } from 'execa';
import { killStarted } from '../../core/kill-started.ts';
import type { RunningProcess } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';

/** A program that plays a WAV file, and how it is called. */
interface Player {
  readonly program: string;
  readonly arguments: readonly string[];
}

/** In this order: the first that plays is kept. PipeWire, PulseAudio, ALSA, sox. */
const players: readonly Player[] = [
  { program: 'pw-play', arguments: [] },
  { program: 'paplay', arguments: ['--latency-msec=30'] },
  { program: 'aplay', arguments: ['-q'] },
  { program: 'play', arguments: ['-q', '-V0'] },
];

/** A cue lasts a fraction of a second, and a sound server's buffers up to two more; a player that takes longer hangs. */
const LONGEST: Milliseconds = 6000;

/**
 * Plays short WAV files with the first program that can. Which one that is is found out by the first sound and kept
 * until it fails.
 */
export class WavPlayer {
  readonly #env: NodeJS.ProcessEnv;
  #works: Player | undefined;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** The program that played last; undefined before the first sound and when nothing plays. */
  get program(): string | undefined {
    return this.#works?.program;
  }

  /**
   * Resolves with whether it was played to its end, or stopped by `signal`. A player that hangs is given up after 6 s,
   * and no other tried: the sound server hangs. Never rejects.
   */
  async play(
    file: string,
    signal: AbortSignal,
    onProcess: (process: RunningProcess) => void = () => undefined,
  ): Promise<boolean> {
    const inOrder =
      this.#works === undefined ? players : [this.#works, ...players.filter((one) => one !== this.#works)];
    for (const player of inOrder) {
      const end = await this.#playWith(player, file, signal, onProcess);
      if (signal.aborted) return true;
      if (end === 'played') this.#works = player;
      if (end === 'played') return true;
      if (end === 'hung') break;
    }
    this.#works = undefined;
    return false;
  }

  async #playWith(
    player: Player,
    file: string,
    signal: AbortSignal,
    onProcess: (process: RunningProcess) => void,
  ): Promise<'played' | 'failed' | 'hung'> {
    if (signal.aborted) return 'failed';
    const playing = execa(player.program, [...player.arguments, file], {
      env: this.#env,
      extendEnv: false,
      detached: true,
      stdio: 'ignore',
      reject: false,
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    const stop = () => killStarted(playing);
    signal.addEventListener('abort', stop, { once: true });
    onProcess(playing.nodeChildProcess);
    const { failed, timedOut } = await playing;
    signal.removeEventListener('abort', stop);
    if (timedOut) return 'hung';
    return failed ? 'failed' : 'played';
  }
}
