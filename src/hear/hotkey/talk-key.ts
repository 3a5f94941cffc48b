import { WilcoError } from '../../core/error.ts';
import { keyCodes } from './key-names.ts';

const modifiers = ['Ctrl', 'Alt', 'Shift', 'Meta'] as const;
type Modifier = (typeof modifiers)[number];

/** A key that must go down, perhaps while others are held: "ControlRight", "F9", "Ctrl+Alt+Space". */
export interface TalkKey {
  /** As names are spelt in the list of keys, whatever the config's case was. */
  readonly name: string;
  /** libuiohook's code of the last key of the chord. */
  readonly code: number;
  /** What must be held, left or right, when that key goes down. */
  readonly held: ReadonlySet<Modifier>;
}

/** Reads a key's name from the config; case does not count. Throws `bad_config` with the list of names. */
export function talkKey(name: string): TalkKey {
  const parts = name.split('+').map((part) => part.trim());
  const key = spelling(parts.at(-1) ?? '', [...keyCodes.keys()]);
  const held = parts.slice(0, -1).map((part) => spelling(part, modifiers));
  const code = key === undefined ? undefined : keyCodes.get(key);
  if (key === undefined || code === undefined || held.includes(undefined)) throw unknownKey(name);
  const holds = held.filter((modifier) => modifier !== undefined);
  return { name: [...holds, key].join('+'), code, held: new Set(holds) };
}

function spelling<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  return known.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
}

function unknownKey(name: string): WilcoError {
  const long = [...keyCodes.keys()].filter((key) => key.length > 1 && !/^F\d/.test(key));
  return new WilcoError({
    code: 'bad_config',
    message: `There is no key called ${JSON.stringify(name)}.`,
    hint: `Set key in [hotkey] to one of ${long.join(', ')}, F1 to F24, A to Z, 0 to 9, or a chord such as Ctrl+Alt+Space.`,
  });
}
