import type { Samples } from '../../../core/audio.ts';
import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { Recognition } from '../../../core/heard.ts';
import type { Hints } from '../../../core/recogniser.ts';
import { SpeechGate } from '../../speech/speech-gate.ts';
import type { Feed } from './feed.ts';
import { NoiseFloor } from './noise-floor.ts';
import type { Pronouncer } from './pronunciation/pronounce.ts';
import { judge } from './rejection.ts';
import type { SphinxDecoder } from './sphinx-decoder.ts';

export interface EarsOptions {
  /** The search for sentences. */
  readonly sentences: Pick<SphinxDecoder, 'addWords' | 'useGrammar'>;
  /** Of this search, and of one for phonemes. */
  readonly feed: Feed;
  readonly pronouncer: Pick<Pronouncer, 'pronounce'>;
  readonly detail: string;
}

/** The local recogniser within its process: hints in, sound in, a recognition out. One call after the other has ended. */
export class Ears {
  /** Which library and model, for `wilco doctor`. */
  readonly detail: string;
  readonly #sentences: EarsOptions['sentences'];
  readonly #feed: Feed;
  readonly #pronouncer: Pick<Pronouncer, 'pronounce'>;
  #grammar: 'none' | 'unreadable' | 'set' = 'none';
  #take: { readonly gate: SpeechGate; readonly floor: NoiseFloor } | undefined;

  constructor({ sentences, feed, pronouncer, detail }: EarsOptions) {
    this.#sentences = sentences;
    this.#feed = feed;
    this.#pronouncer = pronouncer;
    this.detail = detail;
  }

  /** Between takes only. What is wrong with the hints comes out at the next {@link begin}. */
  async useHints({ grammar, words, spoken }: Pick<Hints, 'grammar' | 'words' | 'spoken'>): Promise<void> {
    await this.abandon();
    this.#sentences.addWords(this.#pronouncer.pronounce(words, spoken));
    this.#grammar = this.#sentences.useGrammar(grammar) ? 'set' : 'unreadable';
  }

  /** Rejects with `recogniser_failed`, as {@link finish} does and {@link push} throws. */
  async begin(): Promise<void> {
    await this.abandon();
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

  async finish(): Promise<Recognition> {
    if (this.#take === undefined) return { type: 'nothing', why: 'silence' };
    const { gate } = this.#take;
    this.#take = undefined;
    const paths = await this.#feed.finish();
    if (paths === undefined) throw failed(broken);
    const loudness = gate.judge();
    if (loudness !== 'speech') return { type: 'nothing', why: loudness === 'quiet' ? 'silence' : 'not-speech' };
    this.#feed.learn();
    const { text, segments } = paths.sentences;
    const verdict = judge(segments, paths.phones.segments);
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
  async abandon(): Promise<void> {
    if (this.#take === undefined) return;
    this.#take = undefined;
    await this.#feed.abandon();
  }
}

const noGrammar = 'The local recogniser was not told which sentences to expect.';
const badGrammar = 'The local recogniser cannot read the grammar of the sentences.';
const broken = 'The local recogniser failed.';

function must(worked: boolean): void {
  if (!worked) throw failed(broken);
}

function failed(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_failed', message, hint: 'Say it again.' } satisfies ErrorFacts);
}
