import type { Milliseconds } from '../../core/time.ts';
import { LONGEST_REPEAT } from '../talk/talk-rules.ts';
import { type Modifier, modifierOf, type TalkKey } from './talk-key.ts';

/** Any key of the keyboard, or a mouse button, as the hook's process sees it; it never leaves that process. */
export interface SeenKey {
  readonly type: 'down' | 'up';
  /** By its name; empty for a key without one. */
  readonly key: string;
  readonly at: Milliseconds;
  /** The modifiers that are held now, where the source knows; else they are counted from what was seen. */
  readonly held?: ReadonlySet<Modifier>;
}

/** What others may learn of it: the talk key, Escape while it is awaited, and that a modifier was used as one. */
export interface WatchedKey {
  readonly type: 'down' | 'up' | 'escape' | 'other';
  readonly at: Milliseconds;
}

/**
 * Once a key repeats it is seen to at least this often: every 40 ms (xset r rate), in batches of 100 ms from an X server
 * that is asked. After a new press the first repeat takes 660 ms.
 */
export const REPEATS_WITHIN: Milliseconds = 500;

/**
 * Finds the talk key among all keys. A chord goes down when it is complete and comes up with the first of its keys; its
 * modifiers may go down in any order. A press that is too late to be a repeat is told again: its release was lost.
 */
export class KeyWatch {
  readonly #talk: TalkKey;
  readonly #modifiers = new Set<string>();
  #takeOpen = false;
  /** The last press or repeat of the chord's last key, while that is down. */
  #lastDown: Milliseconds | undefined;
  #talking = false;
  #otherTold = false;
  #mayRepeat: boolean;
  /** A press that may be a repeat of a hold that began before this watch. */
  #doubtful: Milliseconds | undefined;

  /**
   * `heldBefore`: a former hook ended while the talk key was down, so that its repeats may still come. Modifiers do not
   * repeat: theirs is a new press.
   */
  constructor(talk: TalkKey, heldBefore = false) {
    this.#talk = talk;
    this.#mayRepeat = heldBefore && modifierOf(talk.key) === undefined;
  }

  /** Whether a press waits to be told: ask {@link settle} after {@link REPEATS_WITHIN}. */
  get doubts(): boolean {
    return this.#doubtful !== undefined;
  }

  /** The press that waited, if nothing has shown it to be a repeat. */
  settle(): WatchedKey | undefined {
    const at = this.#doubtful;
    if (at === undefined) return undefined;
    this.#doubtful = undefined;
    this.#mayRepeat = false;
    return { type: this.#press(), at };
  }

  /** While a take is open Escape is told, also when nothing is held. */
  takeIsOpen(open: boolean): void {
    this.#takeOpen = open;
  }

  /** What is to be told of this key; mostly nothing. */
  see(seen: SeenKey): WatchedKey | undefined {
    const type = seen.type === 'down' ? this.#down(seen) : this.#up(seen);
    return type === undefined ? undefined : { type, at: seen.at };
  }

  #down(seen: SeenKey): WatchedKey['type'] | undefined {
    const { key, at } = seen;
    if (modifierOf(key) !== undefined) this.#modifiers.add(key);
    const held = this.#heldWith(seen);
    if (key === this.#talk.key) return this.#talkKeyDown(at, held);
    if (this.#completesChord(key, held)) return this.#press();
    if (key === 'Escape' && (this.#talking || this.#takeOpen)) return 'escape';
    if (!this.#talking || !this.#talk.isModifier || this.#otherTold) return undefined;
    this.#otherTold = true;
    return 'other';
  }

  #talkKeyDown(at: Milliseconds, held: ReadonlySet<Modifier>): 'down' | undefined {
    const repeats = this.#lastDown !== undefined && at - this.#lastDown <= LONGEST_REPEAT;
    this.#lastDown = at;
    if (this.#mayRepeat && this.#doubtful !== undefined && at - this.#doubtful < REPEATS_WITHIN) {
      this.#mayRepeat = false;
      this.#doubtful = undefined;
    }
    if (repeats || !this.#isComplete(held)) return undefined;
    if (this.#mayRepeat) this.#doubtful = at;
    if (this.#mayRepeat) return undefined;
    const own = modifierOf(this.#talk.key);
    // Shift and then Ctrl, or Ctrl and then Shift: a chord of somebody else's either way.
    if (this.#talk.isModifier && [...held].some((modifier) => modifier !== own)) return undefined;
    return this.#press();
  }

  #press(): 'down' {
    this.#talking = true;
    this.#otherTold = false;
    return 'down';
  }

  #up(seen: SeenKey): 'up' | undefined {
    this.#modifiers.delete(seen.key);
    const held = this.#heldWith(seen);
    if (seen.key === this.#talk.key) {
      this.#lastDown = undefined;
      this.#doubtful = undefined;
      this.#mayRepeat = false;
    }
    if (!this.#talking || (seen.key !== this.#talk.key && this.#isComplete(held))) return undefined;
    this.#talking = false;
    return 'up';
  }

  /** A chord of modifiers alone may be completed by any of them. */
  #completesChord(key: string, held: ReadonlySet<Modifier>): boolean {
    if (this.#talking || this.#lastDown === undefined || modifierOf(this.#talk.key) === undefined) return false;
    const modifier = modifierOf(key);
    return modifier !== undefined && this.#talk.held.has(modifier) && this.#isComplete(held);
  }

  #isComplete(held: ReadonlySet<Modifier>): boolean {
    return this.#talk.held.isSubsetOf(held);
  }

  /** What the source says corrects what was counted: a release may have been missed. */
  #heldWith({ type, key, held }: SeenKey): ReadonlySet<Modifier> {
    if (held === undefined) return this.#counted();
    for (const name of this.#modifiers) {
      const modifier = modifierOf(name);
      if (name !== key && modifier !== undefined && !held.has(modifier)) this.#modifiers.delete(name);
    }
    const own = type === 'up' ? modifierOf(key) : undefined;
    return this.#counted().union(new Set([...held].filter((modifier) => modifier !== own)));
  }

  #counted(): ReadonlySet<Modifier> {
    return new Set([...this.#modifiers].map(modifierOf).filter((modifier) => modifier !== undefined));
  }
}
