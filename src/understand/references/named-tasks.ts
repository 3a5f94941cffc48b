import { isLive, type TaskFacts } from '../../core/task.ts';
import type { NameSounds } from '../names/known-names.ts';
import { nameLetters, nameWords } from '../names/name-words.ts';
import { TaskNames } from '../names/task-names.ts';
import { turnedName } from '../names/turned-name.ts';

/** The tasks that a name means, and how that is known. None: no task is called so, nor nearly so. */
export interface NamedTasks {
  readonly tasks: readonly TaskFacts[];
  readonly by: 'name' | 'part' | 'sound';
  /** For explanations. */
  readonly how: string;
}

/**
 * By the whole name; else by some of its words in a row, or all with the first one last; else by the sound of either. A whole name that several tasks
 * had in turn is the live one, else the newest. `tasks`: newest first.
 */
export function namedTasks(name: string, tasks: readonly TaskFacts[], sounds?: Pick<NameSounds, 'tasks'>): NamedTasks {
  const spelled = bySpelling(name, tasks);
  return spelled.tasks.length > 0
    ? spelled
    : bySound(nameWords(name), tasks, sounds ?? { tasks: new TaskNames(tasks).sounds });
}

/** Whether what is said has some words of the name in a row, and the name others besides. */
export function isPartOfName(said: string, name: string): boolean {
  const letters = nameLetters(said);
  const whole = nameLetters(name);
  return letters !== '' && letters !== whole && whole.includes(letters) && hasRun(nameWords(name), nameWords(said));
}

/** Whether what is said is the name with its first word last: "auth refactor" for "refactor auth". */
export function isTurnedName(said: string, name: string): boolean {
  const letters = nameLetters(said);
  const words = nameWords(name);
  const [verb] = words;
  return verb !== undefined && letters.endsWith(verb) && letters === turnedName(words)?.join('');
}

/** Whether what is said is all words of the name, however they are split. */
export function isWholeName(said: string, name: string): boolean {
  const letters = nameLetters(said);
  return letters !== '' && letters === nameLetters(name);
}

function bySpelling(said: string, tasks: readonly TaskFacts[]): NamedTasks {
  const whole = tasks.filter((task) => isWholeName(said, task.name));
  if (whole.length > 0) return { tasks: [...whole.filter(isLive), ...whole].slice(0, 1), by: 'name', how: 'by name' };
  const turned = tasks.filter((task) => isTurnedName(said, task.name));
  const found = tasks.filter((task) => turned.includes(task) || isPartOfName(said, task.name));
  if (turned.length > 0) return { tasks: found, by: 'part', how: 'its words in another order' };
  return {
    tasks: found,
    by: 'part',
    how: nameWords(said).length === 1 ? 'one word of its name' : 'some words of its name',
  };
}

/** Of what sounds alike the nearest that the tasks have, and what is as near for all one can tell. */
function bySound(words: readonly string[], tasks: readonly TaskFacts[], sounds: Pick<NameSounds, 'tasks'>): NamedTasks {
  const called = (value: string) => bySpelling(value, tasks).tasks;
  const values = sounds.tasks.nearest(words, (value) => called(value).length > 0).map(({ value }) => value);
  const found = new Set(values.flatMap(called));
  const how = `sounds like “${values.join('”, “')}”`;
  return { tasks: tasks.filter((task) => found.has(task)), by: 'sound', how };
}

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  for (let from = 0; from + run.length <= words.length; from += 1) {
    let at = 0;
    while (at < run.length && words[from + at] === run[at]) at += 1;
    if (at === run.length) return true;
  }
  return false;
}
