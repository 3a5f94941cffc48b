import type { Samples } from '../../../core/audio.ts';
import type { ModelFiles } from '../../recogniser/local/model-files.ts';
import { type Path, SphinxDecoder } from '../../recogniser/local/sphinx-decoder.ts';
import type { LoadedLibrary, Parameters, Pointer } from '../../recogniser/local/sphinx-library.ts';
import { SpeechGate } from '../../speech/speech-gate.ts';
import type { KeyphraseSearch } from './keyphrase-search.ts';
import { type PhraseFit, phraseFit } from './phrase-fit.ts';
import { phonemeWords, phraseGrammar } from './phrase-grammar.ts';
import type { PhraseSounds } from './phrase-sounds.ts';
import { loopParameters, phraseParameters } from './spotting-parameters.ts';

/** A decoder as the library has it, and with the functions of Wilco. */
interface Decoder {
  readonly pointer: Pointer;
  readonly search: SphinxDecoder;
}

export interface VerifierParts {
  readonly library: LoadedLibrary;
  readonly keyphrase: KeyphraseSearch;
  readonly words: readonly string[];
  readonly phrase: Decoder;
  readonly loop: Decoder;
}

/** Looks at a second or two of sound again, as a whole, when the spotter believes that the phrase is in it. */
export class PhraseVerifier {
  readonly #parts: VerifierParts;

  /** What {@link openVerifier} made. */
  constructor(parts: VerifierParts) {
    this.#parts = parts;
  }

  /**
   * `raw` as it was recorded, `samples` with the noise floor under it. Undefined when it is no speech or does not hold the
   * phrase at all. Takes about a tenth of the sound's length.
   */
  fit(raw: Samples, samples: Samples): PhraseFit | undefined {
    const gate = new SpeechGate();
    gate.push(raw);
    if (gate.judge() !== 'speech') return undefined;
    const { words, phrase, loop } = this.#parts;
    const path = this.#decode(phrase, samples);
    // The dearer half of the work is not done for what holds no phrase at all, which is most.
    if (path.text === undefined) return undefined;
    return phraseFit(words, path.segments, this.#decode(loop, samples).segments);
  }

  /** As one whole, so that it is normalised by itself, whatever was heard before. */
  #decode({ pointer, search }: Decoder, samples: Samples): Path {
    const { library, keyphrase } = this.#parts;
    keyphrase.startStream(pointer);
    if (!search.begin() || library.process(pointer, samples, samples.length, 0, 1) < 0) {
      throw new Error('the decoder failed');
    }
    return search.finish();
  }
}

/** Undefined when the library cannot load the model, or cannot use a word of the phrase. */
export function openVerifier(
  library: LoadedLibrary,
  keyphrase: KeyphraseSearch,
  model: ModelFiles,
  sounds: PhraseSounds,
): PhraseVerifier | undefined {
  const words = sounds.map(({ word }) => word);
  const phrase = open(library, phraseParameters(model));
  const loop = open(library, loopParameters(model));
  if (phrase === undefined || loop === undefined || !loop.search.usePhoneLoop()) return undefined;
  phrase.search.addWords(phonemeWords);
  phrase.search.addWords(new Map(sounds.map(({ word, phones }) => [word, phones])));
  if (!phrase.search.useGrammar(phraseGrammar(words))) return undefined;
  return new PhraseVerifier({ library, keyphrase, words, phrase, loop });
}

function open(library: LoadedLibrary, parameters: Parameters): Decoder | undefined {
  const pointer = library.createDecoder(parameters);
  return pointer === null ? undefined : { pointer, search: new SphinxDecoder(library, pointer) };
}
