import { join } from 'node:path';
import type { Jobs } from '../../core/jobs.ts';
import type { Log } from '../../core/log.ts';
import { assetsDir } from '../assets.ts';
import type { WavPlayer } from './player.ts';

/**
 * Short sounds: `listening` at a key press (80 ms, so that it is over before the first word), `heard` when words were
 * understood, `nothing` when there were none.
 */
export type Cue = 'listening' | 'heard' | 'nothing';

/** The file of a cue. */
export function cueFile(cue: Cue): string {
  return join(assetsDir, 'cues', `${cue}.wav`);
}

/** A silence of 20 ms, to try the sound output without disturbing anyone. */
export const silenceFile = join(assetsDir, 'cues', 'silence.wav');

/** Plays cues, the newest only. A failure is one log line until a cue plays again. */
export class Cues {
  readonly #player: WavPlayer;
  readonly #jobs: Jobs;
  readonly #log: Log;
  #current: AbortController | undefined;
  #isBroken = false;

  constructor(options: { readonly player: WavPlayer; readonly jobs: Jobs; readonly log: Log }) {
    this.#player = options.player;
    this.#jobs = options.jobs;
    this.#log = options.log;
  }

  /** Starts `cue` and stops the one that still plays. Resolves when it ended. Never rejects. */
  async play(cue: Cue): Promise<void> {
    this.stop();
    const current = new AbortController();
    this.#current = current;
    const job = this.#jobs.submit(
      (revoked) =>
        this.#player.play(cueFile(cue), AbortSignal.any([current.signal, revoked]), (process) =>
          this.#jobs.registerProcess(process),
        ),
      { name: `cue ${cue}`, mode: 'speak' },
    );
    const played = await job.done.catch(() => true);
    if (!played && !this.#isBroken) {
      this.#log.warn('Cues cannot be played: no sound output. Start PipeWire or PulseAudio, then try: wilco doctor');
    }
    this.#isBroken = !played;
  }

  stop(): void {
    this.#current?.abort();
    this.#current = undefined;
  }
}
