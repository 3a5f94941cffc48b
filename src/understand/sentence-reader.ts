import type { Utterance } from '../core/utterance.ts';
import type { Sentences } from './sentences-folder.ts';
import { type Match, matchesOf, type Parse } from './templates/match.ts';
import type { SlotLists } from './templates/slot-list.ts';
import type { Fit } from './text/fit.ts';
import type { Repaired, TextRepair } from './text/repair.ts';

/** A sentence as it was taken, and what it was then read as. */
export interface SentenceRead {
  readonly repaired: Repaired;
  /** None: no template fits. Several: a tie. */
  readonly matches: readonly Match[];
}

/** From an utterance to the templates that it fits: repaired only where it fits better so. */
export class SentenceReader {
  readonly #sentences: Sentences;
  /** Slots that free text fills. */
  readonly freeText: ReadonlySet<string>;

  constructor(sentences: Sentences, freeTextOfOwn: Iterable<string>) {
    this.#sentences = sentences;
    this.freeText = new Set([...FREE_TEXT, ...UNKNOWN, ...freeTextOfOwn]);
  }

  /** `spellings`: the names of projects, tasks and agents as they are written. */
  read(utterance: Utterance, repair: TextRepair, names: SlotLists, spellings: readonly string[]): SentenceRead {
    const attempt = (text: string) => {
      const parse = this.#sentences.commands.parse(text, names, { alike: true });
      return { parse, fit: this.#fit(parse) };
    };
    const { repaired, attempt: best } = repair.repair(utterance, attempt, spellings);
    const matches = matchesOf(best.parse);
    if (matches[0]?.intent !== 'addWord') return { repaired, matches };
    // How a word is said must come through as it was said, also where it is known already.
    const asSaid = matchesOf(attempt(utterance.text).parse);
    if (asSaid[0]?.intent !== 'addWord') return { repaired, matches };
    return { repaired: { text: utterance.text, changes: [], isDoubtful: false }, matches: asSaid };
  }

  /** What an utterance answers to an open choice. */
  readChoice(
    utterance: Utterance,
    repair: TextRepair,
    names: SlotLists,
    spellings: readonly string[],
  ): readonly Match[] {
    const { text } = repair.clean(utterance, spellings);
    return matchesOf(this.#sentences.choices.parse(text, names, { alike: true }));
  }

  #fit(parse: Parse): Fit {
    const matches = matchesOf(parse);
    const [first] = matches;
    if (first === undefined || matches.some(({ intent }) => intent !== first.intent)) return 'nothing';
    const slots = matches.flatMap((match) => Object.keys(match.slots));
    if (slots.some((slot) => UNKNOWN.has(slot))) return 'unknownName';
    if (matches.some(({ alike }) => alike.length > 0)) return 'alike';
    return slots.some((slot) => this.freeText.has(slot)) ? 'freeText' : 'whole';
  }
}

const UNKNOWN: ReadonlySet<string> = new Set(['unknown', 'unknown_project']);
const FREE_TEXT = ['prompt', 'title', 'word', 'spoken'];
