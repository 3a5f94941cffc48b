import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { LocalSettings } from '../settings.ts';
import { grammarParameters, phoneLoopParameters } from './decoder-parameters.ts';
import { Ears } from './ears.ts';
import { installCommand } from './install-command.ts';
import { findModel } from './model-files.ts';
import { Pronouncer } from './pronunciation/pronounce.ts';
import { openDecoder } from './sphinx-decoder.ts';
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
  const pronouncer = new Pronouncer({ dictionary: model.dictionary, env });
  return new Ears({ sentences, phones, pronouncer, detail: `pocketsphinx ${library.generation}, ${model.acoustic}` });
}

function unavailable(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_unavailable', message, hint: installCommand() } satisfies ErrorFacts);
}
