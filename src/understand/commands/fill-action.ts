import { type CustomAction, type CustomCommand, SLOT_PLACE } from '../../core/custom-command.ts';
import type { ErrorFacts } from '../../core/error.ts';
import type { SlotValue } from '../templates/slot-list.ts';
import { actionTexts, placesIn } from './action-texts.ts';

/**
 * What the command does, every place filled with what was said for it: numbers as digits, free text in its own wording.
 * An argument stays one argument whatever is filled in, and a value never holds a place itself. Facts of an error
 * (`code` is in them) where a slot was not said, where a value would be an option of the program because it begins with
 * a dash, or where it holds a NUL. The error does not hold what was said.
 */
export function fillAction(
  command: CustomCommand,
  slots: Readonly<Record<string, SlotValue>>,
): CustomAction | ErrorFacts {
  const { action } = command;
  for (const { text } of actionTexts(action)) {
    for (const { slot } of placesIn(text)) {
      const value = saidFor(slots, slot);
      if (value === undefined) return notSaid(command, slot);
      if (value.includes('\0')) return noText(command, slot);
    }
  }
  const filled = (text: string) => text.replace(SLOT_PLACE, (_place, slot: string) => saidFor(slots, slot) ?? '');
  switch (action.type) {
    case 'run': {
      const [program, ...rest] = action.command;
      const words: readonly [string, ...string[]] = [program, ...rest.map(filled)];
      const option = optionAmong(action.command, words);
      return option === undefined ? { ...action, command: words } : anOption(command, option);
    }
    case 'start': {
      const { prompt, project, agent } = action;
      return { ...action, prompt: filled(prompt), project: project && filled(project), agent: agent && filled(agent) };
    }
    case 'say':
      return { ...action, text: filled(action.text) };
  }
}

/**
 * Whether the argument begins with a slot, where the program may still take it for an option: a "--" with a word of the
 * config behind it may only have ended the options of another program, which begins that word.
 */
export function mayBeOption(command: readonly string[], index: number): boolean {
  if (!beginsWithPlace(command[index])) return false;
  const end = command.lastIndexOf('--', index - 1);
  return end === -1 || !command.slice(end + 1, index).every(beginsWithPlace);
}

function beginsWithPlace(word = ''): boolean {
  return placesIn(word)[0]?.offset === 0;
}

/** The slot at the beginning of an argument that what was filled in made an option. */
function optionAmong(command: readonly string[], filled: readonly string[]): string | undefined {
  const index = filled.findIndex((word, at) => word.startsWith('-') && mayBeOption(command, at));
  return placesIn(command[index] ?? '')[0]?.slot;
}

function saidFor(slots: Readonly<Record<string, SlotValue>>, slot: string): string | undefined {
  return Object.hasOwn(slots, slot) ? String(slots[slot]) : undefined;
}

function notSaid({ name, sentences: [sentence = ''] }: CustomCommand, slot: string): ErrorFacts {
  return {
    code: 'bad_argument',
    message: `The command “${name}” needs {${slot}}, and nothing was said for it.`,
    hint: `Say all of it: ${sentence}`,
  };
}

function noText({ name }: CustomCommand, slot: string): ErrorFacts {
  return {
    code: 'bad_argument',
    message: `What was said for {${slot}} of the command “${name}” holds a NUL character, which no program can be given.`,
    hint: 'Say it again.',
  };
}

function anOption({ name }: CustomCommand, slot: string): ErrorFacts {
  return {
    code: 'bad_argument',
    message: `What was said for {${slot}} of the command “${name}” begins with a dash, so the program may take it for an option.`,
    hint: `Say it without the dash, or put "--" before "{${slot}}" in the config, if the program knows what that means.`,
  };
}
