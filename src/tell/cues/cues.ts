import { join } from 'node:path';
import type { Jobs } from '../../core/jobs.ts';
import type { Log } from '../../core/log.ts';
import { assetsDir } from '../assets.ts';
import type { WavPlayer } from './player.ts';

/**
 * Short sounds: `listening` at a key press, `heard` when words were understood, `nothing` when there were none.
 *
 * `listening` sounds while the microphone records already. It is therefore two notes of 40 ms at 8,800 and 9,600 Hz,
 * which a recording at 16 kHz cannot hold: what the resamplers of the sound servers let through is 60 dB below the cue
 * itself (ALSA alone, without a sound server, resamples worse). Ears that hear nothing so high, and headsets that in a
 * call play nothing above 8 kHz, miss it. It is made by SoX:
 *
 *     for pitch in 8800 9600; do
 *       sox -D -n -r 48000 -b 32 -c 1 $pitch.wav synth 0.04 sine $pitch fade h 0.02 0.04 0.02
 *     done
 *     sox -D 8800.wav 9600.wav -b 16 listening.wav gain -n -14.4
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
