import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse, stringify, TomlError } from 'smol-toml';
import { WilcoError } from '../core/error.ts';
import { tomlPlaces } from './toml-places.ts';
import { writePrivateFile } from './write-private-file.ts';

/** Longest word or saying, in characters. */
const LONGEST = 100;

const HEAD = `# Words that were added by voice: word = "" or how it is said. Wilco writes this file anew when a word is added
# or forgotten: what you write under [words] stays, comments do not.
`;

/**
 * The words that a person added by voice, each with how it is said, '' where it is said as it is written. A file that is
 * not there has none. Rejects with `bad_config` and the place where it holds anything else.
 */
export async function readOwnWords(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await textOf(file);
  let document: Readonly<Record<string, unknown>>;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
    throw broken(file, error, `${reason}.`);
  }
  const placeOf = tomlPlaces(text);
  const stranger = Object.keys(document).find((key) => key !== 'words');
  if (stranger !== undefined) throw broken(file, placeOf([stranger]), `there is no "${stranger}" here, only [words].`);
  const { words = {} } = document;
  if (typeof words !== 'object' || words === null || Array.isArray(words) || words instanceof Date) {
    throw broken(file, placeOf(['words']), '[words] must be a table.');
  }
  return new Map(
    Object.entries(words).map(([word, saying]) => {
      const place = placeOf(['words', word]);
      if (typeof saying !== 'string') throw broken(file, place, `"${word}" must be a text: how it is said, or "".`);
      if (!isWord(word)) throw broken(file, place, `"${word}" is no word: ${A_WORD}`);
      if (saying.trim() !== '' && !isWord(saying))
        throw broken(file, place, `how "${word}" is said is no word: ${A_WORD}`);
      return [word, saying.trim()];
    }),
  );
}

/**
 * Adds `word`, in place of one that differs only in capital letters. `spoken` is how it is said, undefined: as it is
 * written. Resolves when it is on the disk. Rejects with `bad_argument` where that is no word, with `bad_config` where
 * the file is broken, which stays as it is, with `state_unwritable`.
 */
export async function addOwnWord(file: string, word: string, spoken: string | undefined): Promise<void> {
  const added = asWord(word);
  const saying = spoken === undefined ? '' : asWord(spoken);
  await inTurn(async () => {
    const words = without(await readOwnWords(file), added);
    await write(file, new Map([...words, [added, saying]]));
  });
}

/** Takes `word` out, however it is capitalised. Resolves with whether it was there. Rejects as {@link addOwnWord}. */
export async function removeOwnWord(file: string, word: string): Promise<boolean> {
  return inTurn(async () => {
    const words = await readOwnWords(file);
    const others = without(words, word.trim());
    if (others.size === words.size) return false;
    await write(file, others);
    return true;
  });
}

let last: Promise<unknown> = Promise.resolve();

/** One change at a time, so that none reads what another is about to replace. */
function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const mine = last.then(change);
  last = mine.catch(() => undefined);
  return mine;
}

function without(words: ReadonlyMap<string, string>, word: string): ReadonlyMap<string, string> {
  return new Map([...words].filter(([known]) => known.toLowerCase() !== word.toLowerCase()));
}

const A_WORD = `a word of the vocabulary has 1 to ${LONGEST} characters, none of them a control character.`;

function isWord(text: string): boolean {
  const word = text.trim();
  return word !== '' && word.length <= LONGEST && !/\p{Cc}/u.test(word);
}

function asWord(text: string): string {
  const word = text.trim().replace(/\s+/g, ' ');
  if (isWord(word)) return word;
  throw new WilcoError({
    code: 'bad_argument',
    message: `A${A_WORD.slice(1)}`,
    hint: 'Say one word, or a short name of a few: add the word kubectl to the vocabulary.',
  });
}

async function write(file: string, words: ReadonlyMap<string, string>): Promise<void> {
  try {
    await writePrivateFile(file, `${HEAD}\n${stringify({ words: Object.fromEntries(words) })}`);
  } catch (cause) {
    throw new WilcoError(
      {
        code: 'state_unwritable',
        message: `The word cannot be kept in ${file} (${codeOf(cause)}).`,
        hint: 'Make the file and its folder writable, or make room on the disk.',
      },
      { cause },
    );
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return '';
    throw new WilcoError(
      {
        code: 'bad_config',
        message: `The file of added words cannot be read: ${file} (${code}).`,
        hint: `Make it readable, or move it away: ${file}`,
      },
      { cause },
    );
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}

function broken(file: string, place: { line: number; column: number } | undefined, what: string): WilcoError {
  const where = place === undefined ? '' : ` line ${place.line}, column ${place.column}`;
  return new WilcoError({
    code: 'bad_config',
    message: `${basename(file)}${where}: ${what}`,
    hint: `Correct ${file}, or move it away.`,
  });
}
