import { SAMPLE_RATE, type Samples } from '../../../core/audio.ts';
import { NoiseFloor } from '../../recogniser/local/noise-floor.ts';
import type { LoadedLibrary, Pointer } from '../../recogniser/local/sphinx-library.ts';
import { SpeechFollower } from '../../speech/speech-follower.ts';
import type { Spotter } from '../spotter.ts';
import type { KeyphraseSearch } from './keyphrase-search.ts';
import type { PhraseVerifier } from './phrase-verifier.ts';
import { RecentSound } from './recent-sound.ts';

export interface LocalSpotterParts {
  readonly library: LoadedLibrary;
  readonly search: KeyphraseSearch;
  readonly decoder: Pointer;
  readonly verifier: PhraseVerifier;
  /** A stretch that fits at least so well holds the phrase; see {@link PhraseVerifier.fit}. */
  readonly least: number;
  /** Which engine and phrase. */
  readonly detail: string;
}

/**
 * libpocketsphinx's keyword search, set so loosely that it believes to hear the phrase some ten times in a minute of talk,
 * and a verifier that looks at each of these places again.
 */
export class LocalSpotter implements Spotter {
  readonly detail: string;
  readonly #parts: LocalSpotterParts;
  readonly #recent = new RecentSound();
  readonly #floor = new NoiseFloor();
  readonly #follower = new SpeechFollower({ endSilence: 300 });
  /** Where the open utterance began; undefined while none is open. */
  #begun: number | undefined;
  /** The last frame of the latest place that was looked at. */
  #seen = -1;

  constructor(parts: LocalSpotterParts) {
    this.#parts = parts;
    this.detail = parts.detail;
  }

  hear(samples: Samples): number | undefined {
    // A longer piece would be past what is remembered before it is looked at.
    for (let from = 0; from < samples.length; from += PIECE) {
      const ago = this.#hearPiece(samples.subarray(from, from + PIECE));
      if (ago !== undefined) return ago + Math.max(0, samples.length - from - PIECE);
    }
    return undefined;
  }

  reset(): void {
    this.#endUtterance();
    this.#follower.reset();
    this.#recent.clear();
  }

  #hearPiece(samples: Samples): number | undefined {
    const { library, decoder } = this.#parts;
    const begun = this.#begin();
    this.#recent.push(samples);
    this.#follower.push(samples);
    const heard = this.#floor.under(samples);
    if (library.process(decoder, heard, heard.length, 0, 0) < 0) throw new Error('the decoder failed');
    const place = this.#newPlace(begun);
    const end = place === undefined ? undefined : this.#phraseEnd(place);
    if (end !== undefined) {
      this.reset();
      return Math.max(0, this.#recent.end - end);
    }
    const length = this.#recent.end - begun;
    if (length >= LONGEST || (length >= LONG && !this.#follower.speaking)) this.#endUtterance();
    return undefined;
  }

  #begin(): number {
    if (this.#begun !== undefined) return this.#begun;
    const { library, search, decoder } = this.#parts;
    search.startStream(decoder);
    library.startUtterance(decoder);
    this.#begun = this.#recent.end;
    this.#seen = -1;
    return this.#begun;
  }

  #endUtterance(): void {
    if (this.#begun !== undefined) this.#parts.library.endUtterance(this.#parts.decoder);
    this.#begun = undefined;
  }

  /** Where what was spotted since the last time may begin. */
  #newPlace(begun: number): number | undefined {
    const { library, decoder } = this.#parts;
    if (library.hypothesis(decoder, [0]) === null) return undefined;
    let earliest: number | undefined;
    let latest = this.#seen;
    for (let at = library.firstSegment(decoder); at !== null; at = library.nextSegment(at)) {
      const first: [number] = [0];
      const last: [number] = [0];
      library.segmentFrames(at, first, last);
      if (last[0] <= this.#seen) continue;
      earliest = Math.min(earliest ?? first[0], first[0]);
      latest = Math.max(latest, last[0]);
    }
    this.#seen = latest;
    return earliest === undefined ? undefined : begun + earliest * FRAME;
  }

  /** Where the phrase ends that was spotted there; undefined when it was not said. */
  #phraseEnd(place: number): number | undefined {
    const from = Math.min(place - BEFORE, this.#recent.end - SHORTEST);
    const raw = this.#recent.since(from);
    const fit = this.#parts.verifier.fit(raw, new NoiseFloor().under(raw));
    if (fit === undefined || fit.difference < this.#parts.least) return undefined;
    return this.#recent.end - raw.length + (fit.end + 1) * FRAME;
  }
}

const FRAME = SAMPLE_RATE / 100;

/** As the pieces come from the microphone's process: 80 ms. */
const PIECE = 0.08 * SAMPLE_RATE;

/** What is looked at again begins so long before what was spotted, which may have begun too late … */
const BEFORE = 0.35 * SAMPLE_RATE;

/** … and is at least so long: a slow "hey wilco" lasts a second. */
const SHORTEST = 1.1 * SAMPLE_RATE;

/** An utterance ends after this as soon as nobody speaks: all that was spotted in it is kept until then … */
const LONG = 20 * SAMPLE_RATE;

/** … and after this in any case: the search's scores fall all the time, and after some hours could fall no more. */
const LONGEST = 60 * SAMPLE_RATE;
