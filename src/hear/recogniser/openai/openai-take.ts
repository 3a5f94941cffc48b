import type { Samples } from '../../../core/audio.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Listening } from '../../../core/recogniser.ts';
import { untilAborted } from '../../../core/until-aborted.ts';
import { SpeechGate } from '../../speech/speech-gate.ts';
import { whyInvented } from '../invented-text.ts';
import type { OpenAiSettings } from '../settings.ts';
import type { LiveTranscription } from './live-transcription.ts';
import type { Transcriber } from './transcriber.ts';
import type { Transcription } from './transcript.ts';
import { tooSlow } from './transcription-error.ts';
import { wavFile } from './wav-file.ts';

export interface OpenAiTakeOptions {
  /** Its `timeout` runs from `finish` to the answer, all tries included. */
  readonly settings: OpenAiSettings;
  readonly phrases: readonly string[];
  readonly transcribe: Transcriber;
  /** An open live session; undefined: the take is sent whole. */
  readonly live: LiveTranscription | undefined;
  /** The live session failed; the take is sent whole. */
  readonly onLiveFailure: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/**
 * Collects a take and sends it when it is finished, or streams it all along. A take in which nobody spoke is neither sent
 * nor committed: of silence the models make up sentences.
 */
export class OpenAiTake implements Listening {
  readonly #options: OpenAiTakeOptions;
  readonly #gate = new SpeechGate();
  readonly #chunks: Samples[] = [];

  constructor(options: OpenAiTakeOptions) {
    this.#options = options;
  }

  push(samples: Samples): void {
    this.#gate.push(samples);
    this.#chunks.push(samples);
    this.#options.live?.push(samples);
  }

  async finish(): Promise<Recognition> {
    const { signal, settings, live } = this.#options;
    signal.throwIfAborted();
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(tooSlow(settings.timeout, settings)), settings.timeout);
    try {
      const loudness = this.#gate.judge();
      if (loudness !== 'speech') return { type: 'nothing', why: loudness === 'quiet' ? 'silence' : 'not-speech' };
      const transcript = await this.#transcript(AbortSignal.any([signal, late.signal]));
      const { duration, spoken } = this.#gate;
      const why = whyInvented(transcript, { duration, spoken });
      if (why !== undefined) return { type: 'nothing', why };
      return {
        type: 'speech',
        utterance: {
          text: transcript.text,
          engine: 'openai',
          freeText: 'exact',
          confidence: transcript.certainty === undefined ? undefined : Math.exp(Math.min(0, transcript.certainty)),
          duration,
        },
      };
    } finally {
      clearTimeout(timer);
      late.abort();
      live?.close();
    }
  }

  async #transcript(signal: AbortSignal): Promise<Transcription> {
    const { live, transcribe, phrases, settings, onLiveFailure } = this.#options;
    if (live !== undefined) {
      // A live session that says nothing must leave time for the other way.
      const patience = AbortSignal.any([signal, AbortSignal.timeout(settings.timeout / 2)]);
      try {
        return await untilAborted(live.finish(), patience);
      } catch (error) {
        signal.throwIfAborted();
        onLiveFailure(patience.aborted ? tooSlow(settings.timeout / 2, settings) : error);
        live.close();
      }
    }
    return await transcribe({ wav: wavFile(this.#chunks.splice(0)), phrases, signal });
  }
}
