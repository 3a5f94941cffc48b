import { loadConfig } from '../config/load.ts';
import { userPaths } from '../config/paths.ts';
import type { Announcement } from '../core/announcement.ts';
import type { Decision } from '../core/decision.ts';
import { type ErrorFacts, errorFacts, WilcoError } from '../core/error.ts';
import type { Explanation } from '../core/explanation.ts';
import type { Phrase } from '../core/phrase.ts';
import type { Milliseconds } from '../core/time.ts';
import { typed, type Utterance } from '../core/utterance.ts';
import { createRecogniser } from '../hear/recogniser/create-recogniser.ts';
import { phraseOf } from '../tell/phrasing/phrase-of.ts';
import { understandingOptions } from './build-rooms.ts';
import { FileEars } from './file-ears.ts';
import { LoneSentences } from './lone-sentences.ts';
import { NoteLog } from './note-log.ts';
import { situationAt } from './once-situation.ts';

/** A sentence to understand: as it would be typed, or a WAV file in which it is said. */
export type SentenceSource =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'audio'; readonly file: string };

/** What became of a sentence. `file` is undefined for a text; `notes` is what a part had to say on the way. */
export type Understood =
  | {
      readonly type: 'understood';
      readonly file: string | undefined;
      readonly utterance: Utterance;
      readonly explanation: Explanation;
      /** What is decided in the end: the explanation's decision, or what the language model came to. */
      readonly decision: Decision;
      /** What would be told; undefined where something would be done. */
      readonly phrase: Phrase | undefined;
      readonly notes: readonly string[];
      /** Of the recogniser, and of understanding. */
      readonly ms: Milliseconds;
    }
  | {
      readonly type: 'nothingHeard';
      readonly file: string;
      readonly phrase: Phrase;
      readonly notes: readonly string[];
      readonly ms: Milliseconds;
    }
  | { readonly type: 'failed'; readonly file: string; readonly error: ErrorFacts };

export interface UnderstandOnce {
  readonly configFile?: string | undefined;
  /** Whether the language model is asked where no template fits; otherwise it is only said that it would be. */
  readonly askModel: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Where the person is, which tells the current project. */
  readonly cwd: string;
}

/**
 * `wilco understand`: what would be done about each sentence, alone and as things stand now, one after the other in the
 * order given. Does none of it, needs no daemon and does not disturb one. Throws `bad_config`, `bad_argument` where a
 * model shall be asked and none is configured, and `recogniser_unavailable`; a file that cannot be heard is a `failed`.
 */
export async function* understandOnce(
  sources: Iterable<SentenceSource> | AsyncIterable<SentenceSource>,
  options: UnderstandOnce,
  signal: AbortSignal,
): AsyncGenerator<Understood> {
  const { env, cwd, configFile, askModel } = options;
  const paths = userPaths(env, configFile);
  const { config, placeOf } = await loadConfig(paths, env);
  if (askModel && !config.model.enabled) throw noModel(config.model.apiKeyEnv);
  const notes = new NoteLog();
  const situation = await situationAt(config, paths.stateDir, cwd);
  const sentences = new LoneSentences(understandingOptions(config, notes, placeOf), situation);
  sentences.warmUp();
  const end = new AbortController();
  const signals = AbortSignal.any([signal, end.signal]);
  const ears = new FileEars(createRecogniser(config.recogniser, { log: notes, env }));
  const parts = { sentences, ears, notes, askModel };
  try {
    for await (const source of sources) {
      yield await (source.type === 'text'
        ? understand(typed(source.text), parts, signals)
        : understandFile(source.file, parts, signals));
    }
  } finally {
    end.abort();
  }
}

interface Parts {
  readonly sentences: LoneSentences;
  readonly ears: FileEars;
  readonly notes: NoteLog;
  readonly askModel: boolean;
}

async function understandFile(file: string, parts: Parts, signal: AbortSignal): Promise<Understood> {
  const { ears, sentences, notes } = parts;
  const hints = sentences.hints();
  await ears.open(hints, signal);
  const began = performance.now();
  try {
    const recognition = await ears.listen(file, hints, signal);
    const ms = performance.now() - began;
    if (recognition.type === 'speech') {
      const understood = await understand(recognition.utterance, parts, signal);
      return { ...understood, file, ms: ms + understood.ms };
    }
    const phrase = told({ type: 'nothingHeard', why: recognition.why });
    return { type: 'nothingHeard', file, phrase, notes: notes.take(), ms };
  } catch (cause) {
    signal.throwIfAborted();
    notes.take();
    return { type: 'failed', file, error: errorFacts(cause) };
  }
}

async function understand(
  utterance: Utterance,
  { sentences, notes, askModel }: Parts,
  signal: AbortSignal,
): Promise<Extract<Understood, { type: 'understood' }>> {
  const began = performance.now();
  const explanation = sentences.explain(utterance);
  const asks = askModel && explanation.decision.type === 'consult';
  const decision = asks ? await sentences.consult(utterance, signal) : explanation.decision;
  const ms = performance.now() - began;
  const phrase = decision.type === 'tell' ? told(decision.announcement) : undefined;
  return { type: 'understood', file: undefined, utterance, explanation, decision, phrase, notes: notes.take(), ms };
}

function told(announcement: Announcement): Phrase {
  return phraseOf(announcement, { now: Date.now(), longText: false, clickable: false });
}

function noModel(apiKeyEnv: string): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message: 'There is no language model to ask.',
    hint: `Set ${apiKeyEnv} in the environment, or base_url under [model] in the config: wilco config path`,
  });
}
