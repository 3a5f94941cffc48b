import type { Engine } from '../../../src/core/utterance.ts';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import type { Attempt, Fit } from '../../../src/understand/text/fit.ts';
import { type Read, TextRepair } from '../../../src/understand/text/repair.ts';
import { readRepairWords } from '../../../src/understand/text/repair-words.ts';
import { makeVocabulary, readWordList } from '../../../src/understand/vocabulary.ts';
import { situation, task } from '../situations.ts';

/** Known: the projects api and my-web, the tasks "write docs", "fix login" and "refactor auth", four agents. */
const WORLD = situation([task(3, 'write docs'), task(2, 'fix login'), task(1, 'refactor auth')]);
export const SPELLINGS = ['api', 'my-web', 'write docs', 'fix login', 'refactor auth', ...WORLD.agents];

export const vocabulary = makeVocabulary(readWordList(), {
  words: ['OAuth', 'k8s'],
  spoken: new Map([
    ['kubectl', 'cube control'],
    ['OAuth', 'o auth'],
  ]),
  replace: new Map([['get hub', 'GitHub']]),
});

export const repair = new TextRepair(readRepairWords(), vocabulary);

const sentences = readSentences();
const names = new KnownNames().lists(WORLD);
const UNKNOWN = ['unknown', 'unknown_project'];
const FREE_TEXT = ['prompt', 'title', 'word', 'spoken'];

export interface Understood extends Attempt {
  /** Undefined where nothing fits, or several that mean different things. */
  readonly intent: string | undefined;
}

/** Reads with the real sentences. */
export function attempt(text: string): Understood {
  const parse = sentences.commands.parse(text, names, { alike: true });
  const matches = parse.type === 'nothing' ? [] : parse.type === 'match' ? [parse.match] : parse.matches;
  const intents = new Set(matches.map((match) => match.intent));
  const [intent] = intents;
  if (intent === undefined || intents.size > 1) return { intent: undefined, fit: 'nothing' };
  const slots = matches.flatMap((match) => Object.keys(match.slots));
  const alike = matches.some((match) => match.alike.length > 0);
  return { intent, fit: fitOf(slots, alike) };
}

function fitOf(slots: readonly string[], alike: boolean): Fit {
  if (slots.some((slot) => UNKNOWN.includes(slot))) return 'unknownName';
  if (alike) return 'alike';
  return slots.some((slot) => FREE_TEXT.includes(slot)) ? 'freeText' : 'whole';
}

export function read(text: string, engine: Engine = 'openai'): Read<Understood> {
  return repair.repair({ text, engine }, attempt, SPELLINGS);
}
