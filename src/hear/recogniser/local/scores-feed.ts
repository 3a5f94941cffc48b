import type { Samples } from '../../../core/audio.ts';
import type { Feed, Paths } from './feed.ts';
import type { ScoreStream } from './score-stream.ts';
import { ScoreFrames } from './senones/score-frames.ts';
import type { SoundScores } from './senones/sound-scores.ts';
import type { Path } from './sphinx-decoder.ts';

/** A search that decodes scores. */
interface Search {
  hearScores(): Pick<ScoreStream<Path>, 'write' | 'end'>;
}

/** Frames that are written at once: 160 ms. */
const FRAMES = 16;

type Streams = Readonly<Record<keyof Paths, ReturnType<Search['hearScores']>>>;

/** Wilco's own scores, worked out once for both searches. */
export class ScoresFeed implements Feed {
  readonly #searches: Readonly<Record<keyof Paths, Search>>;
  readonly #scores: Pick<SoundScores, 'senones' | 'reset' | 'push' | 'learn'>;
  /** What the searches hear next. */
  readonly #next: ScoreFrames;
  #streams: Streams | undefined;
  #worked = true;

  constructor(
    searches: Readonly<Record<keyof Paths, Search>>,
    scores: Pick<SoundScores, 'senones' | 'reset' | 'push' | 'learn'>,
  ) {
    this.#searches = searches;
    this.#scores = scores;
    this.#next = new ScoreFrames(scores.senones, FRAMES);
  }

  begin(): boolean {
    this.#scores.reset();
    this.#streams = { sentences: this.#searches.sentences.hearScores(), phones: this.#searches.phones.hearScores() };
    return this.#write(this.#next.header);
  }

  push(samples: Samples): boolean {
    this.#worked = true;
    this.#scores.push(samples, this.#keep);
    this.#pass();
    return this.#worked;
  }

  async finish(): Promise<Paths | undefined> {
    const streams = this.#streams;
    if (streams === undefined) return undefined;
    this.#streams = undefined;
    // Neither decoder may be asked for anything before it has ended.
    const ends = [streams.sentences.end(), streams.phones.end()] as const;
    await Promise.allSettled(ends);
    const [sentences, phones] = await Promise.all(ends);
    return sentences === undefined || phones === undefined ? undefined : { sentences, phones };
  }

  async abandon(): Promise<void> {
    await this.finish();
  }

  learn(): void {
    this.#scores.learn();
  }

  readonly #keep = (scores: Int16Array): void => {
    this.#next.append(scores);
    if (this.#next.isFull) this.#pass();
  };

  #pass(): void {
    if (!this.#write(this.#next.bytes)) this.#worked = false;
    this.#next.clear();
  }

  #write(bytes: Uint8Array): boolean {
    if (this.#streams === undefined) return false;
    const { sentences, phones } = this.#streams;
    return sentences.write(bytes) && phones.write(bytes);
  }
}
