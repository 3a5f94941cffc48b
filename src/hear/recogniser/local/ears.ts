import type { Samples } from '../../../core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Hints } from '../../../core/recogniser.ts';
import { SpeechGate } from '../../speech/speech-gate.ts';
import { NoiseFloor } from './noise-floor.ts';
import type { Pronouncer } from './pronunciation/pronounce.ts';
import { judge } from './rejection.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

export interface EarsOptions {
  readonly sentences: SphinxDecoder;
  /** Runs beside `sentences`, to be compared with; its search is set. */
  readonly phones: SphinxDecoder;
  readonly pronouncer: Pronouncer;
  readonly detail: string;
}

/** The local recogniser within its process: hints in, sound in, a recognition out. All of it blocks. */
export class Ears {
  /** Which library and model, for `wilco doctor`. */
  readonly detail: string;
  readonly #sentences: SphinxDecoder;
  readonly #phones: SphinxDecoder;
  readonly #pronouncer: Pronouncer;
  #grammar: 'none' | 'unreadable' | 'set' = 'none';
  #take: { readonly gate: SpeechGate; readonly floor: NoiseFloor } | undefined;

  constructor({ sentences, phones, pronouncer, detail }: EarsOptions) {
    this.#sentences = sentences;
    this.#phones = phones;
    this.#pronouncer = pronouncer;
    this.detail = detail;
  }

  /** Between takes only. What is wrong with the hints comes out at the next {@link begin}. */
  useHints({ grammar, words, spoken }: Pick<Hints, 'grammar' | 'words' | 'spoken'>): void {
    this.abandon();
    this.#sentences.addWords(this.#pronouncer.pronounce(words, spoken));
    this.#grammar = this.#sentences.useGrammar(grammar) ? 'set' : 'unreadable';
  }

  /** Throws `recogniser_failed`, as {@link push} and {@link finish} do. */
  begin(): void {
    this.abandon();
    if (this.#grammar !== 'set') throw failed(this.#grammar === 'none' ? noGrammar : badGrammar);
    this.#take = { gate: new SpeechGate(), floor: new NoiseFloor() };
    if (!this.#sentences.begin() || !this.#phones.begin()) throw failed(decoderFailed);
  }

  push(samples: Samples): void {
    this.#take?.gate.push(samples);
    const heard = this.#take?.floor.under(samples) ?? samples;
    if (!this.#sentences.push(heard) || !this.#phones.push(heard)) throw failed(decoderFailed);
  }

  finish(): Recognition {
    const gate = this.#take?.gate ?? new SpeechGate();
    this.#take = undefined;
    const sentence = this.#sentences.finish();
    const phones = this.#phones.finish();
    const loudness = gate.judge();
    if (loudness !== 'speech') return { type: 'nothing', why: loudness === 'quiet' ? 'silence' : 'not-speech' };
    if (sentence.text === undefined) return { type: 'nothing', why: 'unclear' };
    const verdict = judge(sentence.segments, phones.segments);
    if (verdict.type === 'rejected') return { type: 'nothing', why: 'unclear' };
    return {
      type: 'speech',
      utterance: {
        text: sentence.text,
        engine: 'local',
        freeText: 'guess',
        confidence: verdict.confidence,
        duration: gate.duration,
      },
    };
  }

  /** Drops the open take, if there is one. */
  abandon(): void {
    if (this.#take === undefined) return;
    this.#take = undefined;
    this.#sentences.finish();
    this.#phones.finish();
  }
}

const noGrammar = 'The local recogniser was not told which sentences to expect.';
const badGrammar = 'The local recogniser cannot read the grammar of the sentences.';
const decoderFailed = 'The local recogniser failed.';

function failed(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_failed', message, hint: 'Say it again.' } satisfies ErrorFacts);
}
