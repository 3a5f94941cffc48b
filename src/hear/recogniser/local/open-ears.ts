import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { LocalSettings } from '../settings.ts';
import { grammarParameters, phoneLoopParameters } from './decoder-parameters.ts';
import { Ears } from './ears.ts';
import { readNetworks } from './features/networks-file.ts';
import type { Feed } from './feed.ts';
import { installCommand } from './install-command.ts';
import { Kernels } from './kernels/kernels.ts';
import { findModel, type ModelFiles } from './model-files.ts';
import { wantsOwnFrontEnd } from './own-front-end.ts';
import { Pronouncer } from './pronunciation/pronounce.ts';
import { SamplesFeed } from './samples-feed.ts';
import { ScoresFeed } from './scores-feed.ts';
import { readAcousticModel } from './senones/acoustic-model.ts';
import { memoryFor, SoundScores } from './senones/sound-scores.ts';
import { openDecoder, type SphinxDecoder } from './sphinx-decoder.ts';
import { loadSphinx } from './sphinx-library.ts';

/** Loads library and model. Throws `recogniser_unavailable` that says which is missing and what to install. */
export function openEars(settings: LocalSettings, env: NodeJS.ProcessEnv): Ears {
  const library = loadSphinx(settings.library);
  if (library === undefined) {
    const named = settings.library ? ` at ${settings.library}` : '';
    throw unavailable(`The speech library libpocketsphinx is not installed${named}.`);
  }
  const model = findModel(settings.model, env);
  if (model === undefined) {
    const named = settings.model ? ` in ${settings.model}` : '';
    throw unavailable(`The English speech model of pocketsphinx is not installed${named}.`);
  }
  const sentences = openDecoder(library, grammarParameters(model));
  const phones = openDecoder(library, phoneLoopParameters(model));
  if (sentences === undefined || phones === undefined || !phones.usePhoneLoop()) {
    throw unavailable(`The speech model in ${model.acoustic} cannot be loaded.`);
  }
  const feed = openFeed(model, sentences, phones);
  const pronouncer = new Pronouncer({ dictionary: model.dictionary, env });
  const detail = `pocketsphinx ${library.generation}, ${model.acoustic}`;
  return new Ears({ sentences, feed, pronouncer, detail });
}

/** Wilco's own front end and scores, where the model is made for them. */
function openFeed(model: ModelFiles, sentences: SphinxDecoder, phones: SphinxDecoder): Feed {
  const acoustic = wantsOwnFrontEnd(model) ? readAcousticModel(model.acoustic) : undefined;
  if (acoustic === undefined) return new SamplesFeed(sentences, phones);
  return new ScoresFeed(
    { sentences, phones },
    new SoundScores(new Kernels({ bytes: memoryFor(acoustic) }), readNetworks(), acoustic),
  );
}

function unavailable(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_unavailable', message, hint: installCommand() } satisfies ErrorFacts);
}
