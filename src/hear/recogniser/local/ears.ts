import type { Samples } from '../../../core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Hints } from '../../../core/recogniser.ts';
import { SpeechGate } from '../../speech/speech-gate.ts';
import type { Decoders, Feed } from './feed.ts';
import { NoiseFloor } from './noise-floor.ts';
import type { Pronouncer } from './pronunciation/pronounce.ts';
import { judge } from './rejection.ts';

export interface EarsOptions {
  readonly decoders: Decoders;
  /** Of these decoders. */
  readonly feed: Feed;
  readonly pronouncer: Pick<Pronouncer, 'pronounce'>;
  readonly detail: string;
}

/** The local recogniser within its process: hints in, sound in, a recognition out. All of it blocks. */
export class Ears {
  /** Which library and model, for `wilco doctor`. */
  readonly detail: string;
  readonly #decoders: Decoders;
  readonly #feed: Feed;
  readonly #pronouncer: Pick<Pronouncer, 'pronounce'>;
  #grammar: 'none' | 'unreadable' | 'set' = 'none';
  #take: { readonly gate: SpeechGate; readonly floor: NoiseFloor } | undefined;

  constructor({ decoders, feed, pronouncer, detail }: EarsOptions) {
    this.#decoders = decoders;
    this.#feed = feed;
    this.#pronouncer = pronouncer;
    this.detail = detail;
  }

  /** Between takes only. What is wrong with the hints comes out at the next {@link begin}. */
  useHints({ grammar, words, spoken }: Pick<Hints, 'grammar' | 'words' | 'spoken'>): void {
    this.abandon();
    this.#decoders.sentences.addWords(this.#pronouncer.pronounce(words, spoken));
    this.#grammar = this.#decoders.sentences.useGrammar(grammar) ? 'set' : 'unreadable';
  }

  /** Throws `recogniser_failed`, as {@link push} and {@link finish} do. */
  begin(): void {
    this.abandon();
    if (this.#grammar !== 'set') throw failed(this.#grammar === 'none' ? noGrammar : badGrammar);
    this.#take = { gate: new SpeechGate(), floor: new NoiseFloor() };
    must(this.#feed.begin());
  }

  /** Nothing happens while no take is open. */
  push(samples: Samples): void {
    if (this.#take === undefined) return;
    this.#take.gate.push(samples);
    must(this.#feed.push(this.#take.floor.under(samples)));
  }

  finish(): Recognition {
    if (this.#take === undefined) return { type: 'nothing', why: 'silence' };
    const { gate } = this.#take;
    must(this.#feed.end());
    this.#take = undefined;
    const { text, segments } = this.#decoders.sentences.finish();
    const verdict = judge(segments, this.#decoders.phones.finish().segments);
    const loudness = gate.judge();
    if (loudness !== 'speech') return { type: 'nothing', why: loudness === 'quiet' ? 'silence' : 'not-speech' };
    this.#feed.learn();
    if (text === undefined || verdict.type === 'rejected') return { type: 'nothing', why: 'unclear' };
    return {
      type: 'speech',
      utterance: {
        text,
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
    this.#decoders.sentences.finish();
    this.#decoders.phones.finish();
  }
}

const noGrammar = 'The local recogniser was not told which sentences to expect.';
const badGrammar = 'The local recogniser cannot read the grammar of the sentences.';

function must(worked: boolean): void {
  if (!worked) throw failed('The local recogniser failed.');
}

function failed(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_failed', message, hint: 'Say it again.' } satisfies ErrorFacts);
}
