import type { ScoreFolder } from './score-folder.ts';
import type { Path, Segment, SphinxDecoder } from './sphinx-decoder.ts';

/** Frames of a take's end that have no scores of their own: the features look three frames ahead. */
const UNSCORED = 3;

/**
 * The phonemes of a take out of the senone scores that the sentences' decoder worked out while it heard it. A decoder of
 * its own would work out the same scores again, which is nearly all that it does.
 */
export class ScoredPhones {
  readonly #decoder: Pick<SphinxDecoder, 'readScores'>;
  readonly #folder: Pick<ScoreFolder, 'last' | 'clear'>;

  /** The sentences' decoder writes to `folder`, and finishes first; `decoder` has its search. */
  constructor(decoder: Pick<SphinxDecoder, 'readScores'>, folder: Pick<ScoreFolder, 'last' | 'clear'>) {
    this.#decoder = decoder;
    this.#folder = folder;
  }

  /** No segments when the scores cannot be read. */
  finish(): Path {
    const scores = this.#folder.last();
    const path = scores === undefined ? undefined : this.#decoder.readScores(scores);
    this.#folder.clear();
    if (path === undefined) return { text: undefined, segments: [] };
    const last = path.segments.at(-1);
    return last === undefined ? path : { ...path, segments: [...path.segments.slice(0, -1), lengthened(last)] };
  }
}

/** With the same score in each frame. */
function lengthened(segment: Segment): Segment {
  const frames = segment.lastFrame - segment.firstFrame + 1;
  const lastFrame = segment.lastFrame + UNSCORED;
  return { ...segment, lastFrame, score: (segment.score * (frames + UNSCORED)) / frames };
}
