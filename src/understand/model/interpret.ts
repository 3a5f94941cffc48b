import type { Situation } from '../../core/decision.ts';
import { WilcoError } from '../../core/error.ts';
import type { Reading } from '../../core/explanation.ts';
import type { LanguageModel } from '../../core/language-model.ts';
import { LONGEST } from '../text/tokens.ts';
import { type CommandAnswer, commandsIn } from './answer-schema.ts';
import { commandQuestion } from './command-question.ts';
import { ALL_WORDS, ORDER_WORDS } from './english-words.ts';
import { readingOf } from './reading-of.ts';
import { isOrdered, type SpokenWords, saysAny, spokenWords } from './spoken-words.ts';

/** What a model made of a text, as far as the text bears it out. */
export interface Interpretation {
  /** In the order of the sentence; at most {@link MOST_COMMANDS}. */
  readonly readings: readonly Reading[];
  /** What was left out of the answer and why, a sentence each. Never holds what was said. */
  readonly notes: readonly string[];
}

/** More in one sentence are no sentence. */
const MOST_COMMANDS = 5;

/**
 * Asks a model which commands a text holds, with the slots that the templates have. Its answer is no order: whatever
 * nobody said, and whatever does not exist, is dropped, however it came into the answer. What is left is still a guess.
 * Rejects with a WilcoError `model_failed` or `timeout`, or when `signal` aborts.
 */
export async function interpretation(
  text: string,
  situation: Situation,
  model: LanguageModel,
  signal: AbortSignal,
): Promise<Interpretation> {
  signal.throwIfAborted();
  if (text.trim() === '') return { readings: [], notes: [] };
  if (text.length > LONGEST) return { readings: [], notes: ['This is too long to ask the model about.'] };
  const commands = commandsIn(await model.answer(commandQuestion(text, situation), signal), MOST_COMMANDS + 1);
  if (commands === undefined) {
    throw new WilcoError({
      code: 'model_failed',
      message: 'The answer of the language model has not the form that was asked for.',
      hint: 'Say it in other words; if this goes on, set [model] name to another model.',
    });
  }
  return borneOut(commands, situation, spokenWords(text));
}

function borneOut(
  answers: readonly (CommandAnswer | undefined)[],
  situation: Situation,
  spoken: SpokenWords,
): Interpretation {
  const commands = answers.slice(0, MOST_COMMANDS);
  const notes = answers.length > MOST_COMMANDS ? [`The model gave more than ${MOST_COMMANDS} commands.`] : [];
  const taken = [...commands.flatMap(textsIn), ...namesSaid(situation, spoken)];
  const readings = new Map<string, Reading>();
  for (const command of commands) {
    if (command === undefined) {
      notes.push('A command of the model had a form of its own: left out.');
      continue;
    }
    const read = readingOf(command, situation, spoken, notes);
    const dropped = read.type === 'dropped' ? read : unordered(read.reading.intent, taken, spoken);
    if (dropped !== undefined) notes.push(`The model's "${dropped.intent}" was left out: ${dropped.why}.`);
    else if (read.type === 'reading') readings.set(JSON.stringify(read.reading), read.reading);
  }
  return { readings: [...readings.values()], notes };
}

/** What the model takes for the work, names or words: no orders are looked for in it. */
function textsIn(command: CommandAnswer | undefined): readonly string[] {
  if (command === undefined) return [];
  if ('start' in command) return [command.start, command.title ?? ''];
  if ('new_name' in command) return [command.new_name];
  return 'add_word' in command ? [command.add_word, command.spoken ?? ''] : [];
}

/** Names of several words, of which one may sound like an order: a project that is called "shut down". */
function namesSaid({ tasks, projects }: Situation, spoken: SpokenWords): readonly string[] {
  const names = [...tasks, ...projects].map(({ name }) => name.toLowerCase());
  return names.filter((name) => name.includes(' ') && saysAny([name], spoken));
}

/** Why an intent that needs a word of its own was not ordered. */
function unordered(intent: string, taken: readonly string[], spoken: SpokenWords) {
  const words = ORDER_WORDS.get(intent);
  if (words === undefined) return undefined;
  if (!isOrdered(words, taken, spoken)) return { intent, why: 'nobody said a word for it' };
  if (intent === 'cancelAll' && !saysAny(ALL_WORDS, spoken)) return { intent, why: 'nobody said a word for all' };
  return undefined;
}
