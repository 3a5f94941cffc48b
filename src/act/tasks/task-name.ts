import { CUTS, EMPTY_WORDS, LEADS, NEVER_LAST, PAIRS, VERBS, WEAK_WORDS, WISHES } from './name-word-lists.ts';
import { type PromptWord, promptWords } from './prompt-words.ts';

/**
 * A short name for a prompt, to be seen and said: two to four of its telling words, the verb first if it has one ("fix
 * login test"). Pure, and of a long prompt only the begin counts.
 */
export function taskName(prompt: string): string {
  const words = withPairs(withoutPhrases(promptWords(prompt)));
  const at = words.findIndex((_, place) => place < MOST_BEFORE_VERB && isOrder(words, place));
  const order = at === -1 ? [] : tellingFrom(words, at);
  if (order.slice(1).some(isTelling)) return fitting(order);
  const more = at === -1 ? [] : tellingFrom(words, at, Number.POSITIVE_INFINITY);
  if (more.slice(1).some(isTelling)) return fitting(more);
  const object = order.slice(1);
  const rest = tellingFrom(words, 0).filter((word) => !order.includes(word));
  const telling = [...order.slice(0, 1), ...(rest.length > 0 ? rest : object)];
  if (telling.length >= 2) return fitting(telling);
  return fitting([...new Set(words.map(({ text }) => text))]) || 'task';
}

/** `name`, with a number behind it where it is taken already, compared without case. */
export function uniqueName(name: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map((other) => other.toLowerCase()));
  if (!names.has(name.toLowerCase())) return name;
  let number = 2;
  while (names.has(`${name} ${number}`.toLowerCase())) number += 1;
  return `${name} ${number}`;
}

const MOST_WORDS = 4;
/** A third and a fourth word only as long as the name stays so short. */
const SHORT = 28;
/** An order that comes later is a detail of what was said before. */
const MOST_BEFORE_VERB = 40;

/** Phrases that ask for work without saying which. */
const PHRASES: readonly (readonly string[])[] = [
  'make sure that',
  'make sure',
  'go ahead and',
  'try to',
  'help me to',
  'help me',
  'have a look at',
  'have a look into',
  'have a look',
  'take a look at',
  'take a look into',
  'take a look',
  'look at',
  'look into',
  'figure out',
  'find out',
  'work out',
  'was wondering if',
  'be possible to',
  'be nice if',
  'be great if',
  'be nice to',
  'be great to',
  'tell me',
  'show me',
  'give me',
].map((phrase) => phrase.split(' '));

function withoutPhrases(words: readonly PromptWord[]): readonly PromptWord[] {
  const left: PromptWord[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = PHRASES.find((known) => known.every((text, place) => words[at + place]?.text === text));
    const word = words[at];
    if (phrase !== undefined) left.push({ text: 'please', after: word?.after ?? 'word' });
    else if (word !== undefined) left.push(word);
    at += phrase?.length ?? 1;
  }
  return left;
}

function withPairs(words: readonly PromptWord[]): readonly PromptWord[] {
  const joined: PromptWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const pair = `${before?.text} ${word.text}`;
    if (before !== undefined && word.after === 'word' && PAIRS.has(pair)) {
      joined[joined.length - 1] = { text: pair, after: before.after };
    } else joined.push(word);
  }
  return joined;
}

function isOrder(words: readonly PromptWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !VERBS.has(word.text.split(' ')[0] ?? '')) return false;
  const before = words[at - 1];
  if (before === undefined || word.after !== 'word') return true;
  if (before.text === 'to') return before.after !== 'word' || at === 1 || WISHES.has(words[at - 2]?.text ?? '');
  return LEADS.has(before.text);
}

function isTelling(word: string): boolean {
  return !WEAK_WORDS.has(word);
}

/** The telling words from a place on, up to where something else begins and there are enough. */
function tellingFrom(words: readonly PromptWord[], from: number, enough = 2): readonly string[] {
  const telling: string[] = [];
  for (let at = from; at < words.length && telling.length < MOST_WORDS; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const begins = word.after === 'sentence' || CUTS.has(word.text) || (at > from && isOrder(words, at));
    if (telling.length >= enough && begins) break;
    if (!EMPTY_WORDS.has(word.text) && !telling.includes(word.text)) telling.push(word.text);
  }
  return telling;
}

function fitting(words: readonly string[]): string {
  const chosen: string[] = [];
  for (const word of words.slice(0, MOST_WORDS)) {
    if (chosen.length >= 2 && [...chosen, word].join(' ').length > SHORT) break;
    chosen.push(word);
  }
  while (chosen.length > 1 && NEVER_LAST.has(chosen.at(-1) ?? '')) chosen.pop();
  return chosen.join(' ');
}
