import { WilcoError } from '../../core/error.ts';
import { keyNumbers } from './key-names.ts';

const modifiers = ['Ctrl', 'Alt', 'Shift', 'Meta'] as const;
export type Modifier = (typeof modifiers)[number];

/** A key that must go down, perhaps while others are held: "ControlRight", "F9", "Ctrl+Alt+Space". */
export interface TalkKey {
  /** As names are spelt in the list of keys, whatever the config's case was. */
  readonly name: string;
  /** The last key of the chord, by its name. */
  readonly key: string;
  /** What must be held, left or right, with that key. */
  readonly held: ReadonlySet<Modifier>;
  /** A lone modifier: pressed with another key it is that modifier, and no talk key. */
  readonly isModifier: boolean;
}

/** Reads a key's name from the config; case does not count. Throws `bad_config` with the list of names. */
export function talkKey(name: string): TalkKey {
  const parts = name.split('+').map((part) => part.trim());
  const key = spelling(parts.at(-1) ?? '', [...keyNumbers.keys()]);
  const held = parts.slice(0, -1).map((part) => spelling(part, modifiers));
  if (key === undefined || held.includes(undefined)) throw unknownKey(name);
  const holds = held.filter((modifier) => modifier !== undefined);
  const isModifier = holds.length === 0 && modifierOf(key) !== undefined;
  return { name: [...holds, key].join('+'), key, held: new Set(holds), isModifier };
}

/** What a key called "ShiftLeft" or "MetaRight" is when it is held; undefined for a key that is no modifier. */
export function modifierOf(key: string): Modifier | undefined {
  const family = /^(Control|Alt|Shift|Meta)(?:Left|Right)$/.exec(key)?.[1];
  return modifiers.find((modifier) => modifier === (family === 'Control' ? 'Ctrl' : family));
}

function spelling<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  return known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
}

function unknownKey(name: string): WilcoError {
  const long = [...keyNumbers.keys()].filter((key) => key.length > 1 && !/^F\d/.test(key));
  return new WilcoError({
    code: 'bad_config',
    message: `There is no key called ${JSON.stringify(name)}.`,
    hint: `Set key in [hotkey] to one of ${long.join(', ')}, F1 to F24, A to Z, 0 to 9, or a chord such as Ctrl+Alt+Space.`,
  });
}
