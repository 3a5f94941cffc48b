import { installCommand } from '../../recogniser/local/install-command.ts';
import { findModel } from '../../recogniser/local/model-files.ts';
import { Pronouncer } from '../../recogniser/local/pronunciation/pronounce.ts';
import { loadSphinx } from '../../recogniser/local/sphinx-library.ts';
import type { LocalSettings } from '../../recogniser/settings.ts';
import type { Spotter } from '../spotter.ts';
import { WakeWordUnavailable } from '../unavailable.ts';
import { keyphraseSearch } from './keyphrase-search.ts';
import { LocalSpotter } from './local-spotter.ts';
import { phraseSounds, phraseVariants } from './phrase-sounds.ts';
import { openVerifier } from './phrase-verifier.ts';
import { spottingParameters } from './spotting-parameters.ts';
import { leastDifference, SPOTTING } from './verifying-thresholds.ts';

/** What the process of the local engine is ordered to listen for. */
export interface LocalOrder {
  readonly phrase: string;
  /** 0 to 1. */
  readonly sensitivity: number;
  readonly local: LocalSettings;
}

/** Loads library and model. Throws a {@link WakeWordUnavailable} that says what is missing. */
export function openLocalSpotter({ phrase, sensitivity, local }: LocalOrder, env: NodeJS.ProcessEnv): Spotter {
  const words = phrase.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  if (words.length === 0) throw noWords;
  const library = loadSphinx(local.library);
  if (library === undefined) throw missing('The speech library libpocketsphinx is not installed.');
  const model = findModel(local.model, env);
  if (model === undefined) throw missing('The English speech model of pocketsphinx is not installed.');
  const sounds = phraseSounds(words, new Pronouncer({ dictionary: model.dictionary, env }).pronounce(words, new Map()));
  if (sounds.some(({ phones }) => phones.length === 0)) throw noWords;
  const decoder = library.createDecoder(spottingParameters(model));
  if (decoder === null) throw missing(`The speech model in ${model.acoustic} cannot be loaded.`);
  for (const { word, phones } of sounds) {
    phones.forEach((variant, at) => void library.addWord(decoder, at === 0 ? word : `${word}(${at + 1})`, variant, 0));
  }
  const search = keyphraseSearch(library);
  if (!search.use(decoder, phraseVariants(sounds), SPOTTING)) throw noWords;
  const verifier = openVerifier(library, search, model, sounds);
  if (verifier === undefined) throw noWords;
  const detail = `“${words.join(' ')}” by pocketsphinx ${library.generation}`;
  return new LocalSpotter({ library, search, decoder, verifier, least: leastDifference(sensitivity), detail });
}

const noWords = new WakeWordUnavailable(
  {
    message: 'The wake word has no words that can be listened for.',
    hint: 'Set phrase = "hey wilco" under [wake_word] in config.toml.',
  },
  { final: true },
);

function missing(message: string): WakeWordUnavailable {
  return new WakeWordUnavailable({ message, hint: installCommand() }, { final: false });
}
