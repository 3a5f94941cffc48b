import type { Samples } from '../../../core/audio.ts';
import { CepstralMean } from './features/cepstral-mean.ts';
import type { FrontEnd } from './features/front-end.ts';
import { CEPSTRA } from './features/shape.ts';
import type { Feed, Paths } from './feed.ts';
import type { ScoreStream } from './score-stream.ts';
import { Differences } from './senones/differences.ts';
import { ScoreFrames } from './senones/score-frames.ts';
import type { SenoneScorer } from './senones/senone-scorer.ts';
import type { Path } from './sphinx-decoder.ts';

/** A search that decodes scores. */
interface Fed {
  hearScores(): Pick<ScoreStream<Path>, 'write' | 'end'>;
}

type Scorer = Pick<SenoneScorer, 'senones' | 'reset' | 'push' | 'flush'>;

type Streams = Readonly<Record<keyof Paths, ReturnType<Fed['hearScores']>>>;

/** Wilco's own front end and its own senone scores, once for both searches. */
export class ScoresFeed implements Feed {
  readonly #searches: Readonly<Record<keyof Paths, Fed>>;
  readonly #frontEnd: FrontEnd;
  readonly #scorer: Scorer;
  readonly #mean = new CepstralMean();
  readonly #meanNow = new Float32Array(CEPSTRA);
  readonly #centred = new Float32Array(CEPSTRA);
  readonly #differences = new Differences();
  /** What the searches hear next. */
  readonly #next: ScoreFrames;
  #streams: Streams | undefined;

  constructor(searches: Readonly<Record<keyof Paths, Fed>>, frontEnd: FrontEnd, scorer: Scorer) {
    this.#searches = searches;
    this.#frontEnd = frontEnd;
    this.#scorer = scorer;
    this.#next = new ScoreFrames(scorer.senones);
  }

  begin(): boolean {
    this.#frontEnd.reset();
    this.#mean.reset();
    this.#differences.reset();
    this.#scorer.reset();
    this.#next.clear();
    this.#streams = { sentences: this.#searches.sentences.hearScores(), phones: this.#searches.phones.hearScores() };
    return this.#write(this.#next.header);
  }

  push(samples: Samples): boolean {
    this.#frontEnd.push(samples, this.#hear);
    return this.#pass();
  }

  /** The last 80 ms are only what the frames before look ahead at: the silence behind a take's last word is longer. */
  async finish(): Promise<Paths | undefined> {
    return this.#end();
  }

  async abandon(): Promise<void> {
    await this.#end();
  }

  learn(): void {
    this.#mean.learn();
  }

  readonly #hear = (cepstrum: Float32Array): void => {
    this.#mean.push(cepstrum);
    this.#mean.soFar(this.#meanNow);
    for (let at = 0; at < CEPSTRA; at += 1) this.#centred[at] = (cepstrum[at] ?? 0) - (this.#meanNow[at] ?? 0);
    this.#differences.push(this.#centred, this.#score);
  };

  readonly #score = (features: Float32Array): void => this.#scorer.push(features, this.#keep);

  readonly #keep = (scores: Int16Array): void => this.#next.append(scores);

  #pass(): boolean {
    this.#scorer.flush(this.#keep);
    const worked = this.#write(this.#next.bytes);
    this.#next.clear();
    return worked;
  }

  #write(bytes: Uint8Array): boolean {
    if (this.#streams === undefined) return false;
    const { sentences, phones } = this.#streams;
    return sentences.write(bytes) && phones.write(bytes);
  }

  async #end(): Promise<Paths | undefined> {
    const streams = this.#streams;
    if (streams === undefined) return undefined;
    this.#streams = undefined;
    const [sentences, phones] = await Promise.all([streams.sentences.end(), streams.phones.end()]);
    return sentences === undefined || phones === undefined ? undefined : { sentences, phones };
  }
}
