import type { Samples } from '../../../core/audio.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Listening } from '../../../core/recogniser.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { SpeechGate } from '../speech-gate.ts';
import type { Transcriber } from './transcriber.ts';
import { tooSlow } from './transcription-error.ts';
import { wavFile } from './wav-file.ts';

export interface OpenAiTakeOptions {
  readonly phrases: readonly string[];
  readonly signal: AbortSignal;
  /** From `finish` to the answer, all tries included. */
  readonly timeout: Milliseconds;
  readonly transcribe: Transcriber;
}

/** Models read no more than 224 tokens of a prompt (OpenAI's speech-to-text guide); names take about 4 letters each. */
const PROMPT_LENGTH = 600;

/** Collects a take and sends it when it is finished, unless nobody spoke: of silence the models make up sentences. */
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
  }

  async finish(): Promise<Recognition> {
    const { signal, timeout, transcribe, phrases } = this.#options;
    signal.throwIfAborted();
    const loudness = this.#gate.judge();
    if (loudness !== 'speech') return { type: 'nothing', why: loudness === 'quiet' ? 'silence' : 'not-speech' };
    const late = AbortSignal.timeout(timeout);
    const wav = wavFile(this.#chunks.splice(0));
    const both = AbortSignal.any([signal, late]);
    const text = await transcribe({ wav, prompt: promptOf(phrases), signal: both }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw late.aborted ? tooSlow(timeout) : error;
    });
    if (text.trim() === '') return { type: 'nothing', why: 'silence' };
    return {
      type: 'speech',
      utterance: {
        text: text.trim(),
        engine: 'openai',
        freeText: 'exact',
        confidence: undefined,
        duration: this.#gate.duration,
      },
    };
  }
}

/** The phrases in a sentence of their own, as many as fit. */
function promptOf(phrases: readonly string[]): string | undefined {
  let prompt = '';
  for (const phrase of phrases) {
    const longer = prompt === '' ? phrase : `${prompt}, ${phrase}`;
    if (longer.length > PROMPT_LENGTH) break;
    prompt = longer;
  }
  return prompt === '' ? undefined : prompt;
}
