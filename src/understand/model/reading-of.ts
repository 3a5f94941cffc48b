import type { Situation } from '../../core/decision.ts';
import type { Reading } from '../../core/explanation.ts';
import { plainLine } from '../../core/plain-text.ts';
import type { CommandAnswer } from './answer-schema.ts';
import { AT_ONCE_WORDS } from './english-words.ts';
import { knownProject } from './known-names.ts';
import { isNamed, isSaid, type SpokenWords, saysAny } from './spoken-words.ts';
import { startSlots } from './start-slots.ts';
import { type Slots, taskSlots } from './task-slots.ts';

/** A command as a template would have read it, or why it is none: what it would have been, and what is wrong with it. */
export type CommandReading =
  | { readonly type: 'reading'; readonly reading: Reading }
  | { readonly type: 'dropped'; readonly intent: string; readonly why: string };

/** `notes` gets a sentence for each part that is left out. */
export function readingOf(
  answer: CommandAnswer,
  situation: Situation,
  spoken: SpokenWords,
  notes: string[],
): CommandReading {
  const about = (task: Parameters<typeof taskSlots>[0]) => taskSlots(task, situation, spoken);
  if ('start' in answer) return made('start', startSlots(answer, situation, spoken, notes));
  if ('cancel' in answer) return made('cancel', about(answer.cancel), atOnce(answer.now === true, spoken));
  if ('about' in answer) {
    const [intent, slots] = ABOUT[answer.about];
    return made(intent, about(answer.task), slots);
  }
  if ('last_lines' in answer) {
    const lines = answer.last_lines ?? 0;
    const count = Number.isInteger(lines) && lines > 0 && spoken.words.includes(String(lines)) ? { lines } : {};
    return made('result', about(answer.task), { part: 'lastLines', ...count });
  }
  if ('new_name' in answer) {
    const title = plainLine(answer.new_name);
    return made('rename', isSaid(title, spoken) ? about(answer.task) : 'a name that nobody said', { title });
  }
  if ('switch_project' in answer) return ofProject('switchProject', answer.switch_project, situation, spoken);
  if ('open_project' in answer) return ofProject('openProject', answer.open_project, situation, spoken);
  if ('add_word' in answer) return made('addWord', wordSlots(answer.add_word, answer.spoken, spoken));
  const isNow = answer.do === 'cancelAllNow';
  return made(isNow ? 'cancelAll' : answer.do, atOnce(isNow, spoken));
}

const ABOUT: Readonly<Record<Extract<CommandAnswer, { readonly about: string }>['about'], readonly [string, Slots]>> = {
  taskStatus: ['taskStatus', {}],
  result: ['result', {}],
  more: ['result', { part: 'more' }],
  changes: ['changes', {}],
  retry: ['retry', {}],
  openOutput: ['open', { what: 'output' }],
  openFolder: ['open', { what: 'folder' }],
  openDiff: ['open', { what: 'diff' }],
};

function made(intent: string, slots: Slots | string, more: Slots = {}): CommandReading {
  if (typeof slots === 'string') return { type: 'dropped', intent, why: slots };
  return { type: 'reading', reading: { intent, template: '', slots: { ...slots, ...more } } };
}

function atOnce(isNow: boolean, spoken: SpokenWords): Slots {
  return isNow && saysAny(AT_ONCE_WORDS, spoken) ? { now: true } : {};
}

function ofProject(intent: string, answered: string, situation: Situation, spoken: SpokenWords): CommandReading {
  const known = knownProject(answered, situation);
  const name = known ?? plainLine(answered);
  if (known === undefined ? !isSaid(name, spoken) : !isNamed(known, spoken))
    return made(intent, 'a project that nobody said');
  return made(intent, known === undefined ? { unknown_project: name } : { project: known });
}

function wordSlots(answered: string, answeredSpoken: string | null, spoken: SpokenWords): Slots | string {
  const word = plainLine(answered);
  const said = plainLine(answeredSpoken ?? '');
  if (!isSaid(word, spoken)) return 'a word that nobody said';
  return said !== '' && isSaid(said, spoken) ? { word, spoken: said } : { word };
}
