import type { Utterance } from '../../core/utterance.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Candidate } from './candidate.ts';
import { type Attempt, type Fit, rankOf } from './fit.ts';
import { Hesitations } from './hesitations.ts';
import { LONGEST_REPAIRED } from './long-text.ts';
import { Proposals } from './proposals.ts';
import { withoutQuotesAround } from './quotes.ts';
import type { RepairWords } from './repair-words.ts';
import { Replacements } from './replacements.ts';
import { Spelling } from './spelled.ts';

/** A text as it is compared with the templates, and how it came from what was heard. */
export interface Repaired {
  readonly text: string;
  /** One short sentence each, for the person who asks; they hold what was said, so they are never logged. */
  readonly changes: readonly string[];
  /**
   * Something was left out that may have been meant. What is destructive, or runs a program, must be asked about then,
   * however well the rest is understood.
   */
  readonly isDoubtful: boolean;
}

/** What a text was repaired to, and what the attempt made of that. */
export interface Read<A extends Attempt> {
  readonly repaired: Repaired;
  readonly attempt: A;
}

type Said = Pick<Utterance, 'text' | 'engine'>;

/**
 * Puts right what people and recognisers do to a sentence. Two kinds of repair, for a prompt's wording is its own, and
 * where a prompt begins only the templates know:
 *
 * - {@link clean} is safe everywhere, in dictated text too: the person's vocabulary and, in heard text, sounds of thinking
 *   and spelled words that come to a known one, and no quotes around the whole. In typed text nothing inside quotes or backticks changes.
 * - {@link repair} asks the templates. What is a sentence as it stands is left as it is. What is none is tried without its
 *   stutter, fillers, false starts, and with the speaker's corrections; the first that is a better sentence counts. A
 *   sentence with free text, a prompt, gives way only where it was heard, and only to what nobody dictates: its head said
 *   twice, or "no wait", "scratch that" and the like before what is a command by itself.
 *
 * A repair only leaves words out, it never makes any up. So that none can turn a harmless sentence into a destructive one:
 * a repair that leaves out more than what is said once more is doubtful; words that turn a sentence round ("don't",
 * "if") are never left out; and two commands in a row are no false start.
 */
export class TextRepair {
  readonly #replacements: Replacements;
  readonly #hesitations: Hesitations;
  readonly #spelling: Spelling;
  readonly #proposals: Proposals;

  constructor(words: RepairWords, vocabulary: Vocabulary) {
    this.#replacements = new Replacements(vocabulary.replacements);
    this.#hesitations = new Hesitations(words.hesitations);
    this.#spelling = new Spelling(words, [...vocabulary.phrases, ...vocabulary.words]);
    this.#proposals = new Proposals(words);
  }

  /** What is safe everywhere. `names`: how known projects, tasks and agents are written. Never throws. */
  clean(utterance: Said, names: readonly string[] = []): Repaired {
    let now = utterance.text;
    const changes: string[] = [];
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const written = this.#asWritten({ ...utterance, text: now }, names);
      const quiet = utterance.engine === 'typed' ? undefined : this.#hesitations.leaveOut(written.text);
      const text = quiet?.text ?? written.text;
      changes.push(...written.changes, ...(quiet?.leftOut ?? []).map((sound) => `left out “${sound}”`));
      if (text === now) return { text, changes: [...new Set(changes)], isDoubtful: false };
      now = text;
    }
    return { text: utterance.text, changes: [], isDoubtful: false };
  }

  /**
   * The text as it was most likely meant, and what `attempt` made of it. `attempt` is called once for a sentence that
   * fits as a whole, and a few dozen times at most. Never throws, unless `attempt` does.
   */
  repair<A extends Attempt>(utterance: Said, attempt: (text: string) => A, names: readonly string[] = []): Read<A> {
    let read = this.#once(utterance, attempt, names);
    const rounds = utterance.text.length > LONGEST_REPAIRED ? 0 : MOST_ROUNDS;
    for (let round = 0; round < rounds; round += 1) {
      const again = this.#better(read, utterance, read.repaired.text, attempt, names);
      if (again === undefined) return read;
      read = again;
    }
    return read;
  }

  /** The word that the whole text spells ("k u b e c t l", "capital t s"); undefined when it is prose. */
  spelledWord(text: string): string | undefined {
    return this.#spelling.wordOf(text);
  }

  #once<A extends Attempt>(utterance: Said, attempt: (text: string) => A, names: readonly string[]): Read<A> {
    const repaired = this.clean(utterance, names);
    const read = { repaired, attempt: attempt(repaired.text) };
    const hesitating = this.#asWritten(utterance, names).text;
    return this.#better(read, utterance, hesitating, attempt, names) ?? read;
  }

  /** `text` is what is repaired: as it was heard, for a pause tells where a sentence began anew. */
  #better<A extends Attempt>(
    base: Read<A>,
    utterance: Said,
    text: string,
    attempt: (text: string) => A,
    names: readonly string[],
  ): Read<A> | undefined {
    const { fit } = base.attempt;
    const isDictated = fit === 'freeText';
    if (fit === 'whole' || (isDictated && utterance.engine === 'typed')) return undefined;
    const tried = new Set([base.repaired.text, '']);
    let best: Read<A> | undefined;
    for (const candidate of this.#candidates({ ...utterance, text }, isDictated, names)) {
      if (isDictated && !candidate.beatsFreeText) continue;
      const cleaned = this.clean({ ...utterance, text: candidate.text }, names);
      if (tried.has(cleaned.text)) continue;
      tried.add(cleaned.text);
      const made = attempt(cleaned.text);
      if (!isBetter(made.fit, fit, candidate) || rankOf(made.fit) <= rankOf(best?.attempt.fit ?? 'nothing')) continue;
      const isPrompt = isDictated || (candidate.isAnew === true && made.fit === 'freeText');
      if (candidate.leftOut !== undefined && isCommand(attempt(candidate.leftOut).fit, isPrompt)) {
        tried.delete(cleaned.text);
        continue;
      }
      const changes = [...base.repaired.changes, ...candidate.changes, ...cleaned.changes];
      const isDoubtful = base.repaired.isDoubtful || candidate.isDoubtful;
      best = { repaired: { text: cleaned.text, changes: [...new Set(changes)], isDoubtful }, attempt: made };
      if (made.fit === 'whole') break;
    }
    return best;
  }

  *#candidates({ text, engine }: Said, isDictated: boolean, names: readonly string[]): Generator<Candidate> {
    if (!isDictated) {
      for (const { text: whole, joined } of [this.#spelling.joinKnown(text, names), this.#spelling.joinUnknown(text)]) {
        const changes = joined.map(({ heard, written }) => changed(heard, written));
        yield { text: whole, changes, isDoubtful: false, beatsFreeText: false };
      }
    }
    yield* this.#proposals.candidates(text, isDictated, engine === 'typed');
  }

  #asWritten({ text, engine }: Said, names: readonly string[]): Pick<Repaired, 'text' | 'changes'> {
    const isTyped = engine === 'typed';
    const said = isTyped ? text : withoutQuotesAround(text);
    const { text: replaced, replaced: pairs } = this.#replacements.apply(said, isTyped);
    const spelled = isTyped ? { text: replaced, joined: [] } : this.#spelling.joinKnown(replaced, names);
    const unquoted = said === text ? [] : ['left out the quotes around it'];
    const changes = [...pairs].map(([heard, written]) => changed(heard, written));
    return {
      text: spelled.text,
      changes: [...unquoted, ...changes, ...spelled.joined.map(({ heard, written }) => changed(heard, written))],
    };
  }
}

const MOST_ROUNDS = 8;

/** A doubtful repair must come to more than a name that nothing has; a plain one may come to as much as before. */
function isBetter(made: Fit, before: Fit, { isDoubtful, beatsFreeText }: Candidate): boolean {
  if (rankOf(made) > rankOf(before)) return !isDoubtful || made !== 'unknownName';
  return made === before && made !== 'nothing' && (before === 'freeText' ? beatsFreeText : !isDoubtful);
}

/** What a false start must not be. Before a prompt that was begun anew "start task" is none, though it is a sentence. */
function isCommand(fit: Fit, isPrompt: boolean): boolean {
  return isPrompt ? fit === 'freeText' : fit !== 'nothing';
}

function changed(heard: string, written: string): string {
  return `“${heard}” → ${written}`;
}
