import { type ErrorFacts, WilcoError } from '../../../core/error.ts';
import type { LocalSettings } from '../settings.ts';
import { CepstraFeed } from './cepstra-feed.ts';
import { grammarParameters, phoneLoopParameters, scoreParameters } from './decoder-parameters.ts';
import { Ears } from './ears.ts';
import { readDenoiser } from './features/denoiser-file.ts';
import { FrontEnd } from './features/front-end.ts';
import { installCommand } from './install-command.ts';
import { findModel } from './model-files.ts';
import { ownFrontEndParameters, wantsOwnFrontEnd } from './own-front-end.ts';
import { Pronouncer } from './pronunciation/pronounce.ts';
import { SamplesFeed } from './samples-feed.ts';
import { ScoreFolder } from './score-folder.ts';
import { ScoredPhones } from './scored-phones.ts';
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
  const frontEnd = wantsOwnFrontEnd(model) ? new FrontEnd(readDenoiser()) : undefined;
  const features = frontEnd === undefined ? {} : ownFrontEndParameters;
  // With the library's front end the phonemes' frames would not count from where the sentences' do.
  const scores = frontEnd === undefined ? undefined : new ScoreFolder(env);
  const writing = scores === undefined ? {} : scoreParameters(scores);
  const sentences = openDecoder(library, { ...grammarParameters(model), ...features, ...writing });
  const phones = openDecoder(library, { ...phoneLoopParameters(model), ...features });
  if (sentences === undefined || phones === undefined || !phones.usePhoneLoop()) {
    throw unavailable(`The speech model in ${model.acoustic} cannot be loaded.`);
  }
  const decoders = { sentences, phones: scores === undefined ? phones : new ScoredPhones(phones, scores) };
  const feed = frontEnd === undefined ? new SamplesFeed([sentences, phones]) : new CepstraFeed([sentences], frontEnd);
  const pronouncer = new Pronouncer({ dictionary: model.dictionary, env });
  const detail = `pocketsphinx ${library.generation}, ${model.acoustic}`;
  return new Ears({ decoders, feed, pronouncer, detail });
}

function unavailable(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_unavailable', message, hint: installCommand() } satisfies ErrorFacts);
}
