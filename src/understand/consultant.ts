import type { Situation } from '../core/decision.ts';
import type { LanguageModel } from '../core/language-model.ts';
import type { Log } from '../core/log.ts';
import type { Utterance } from '../core/utterance.ts';
import type { Understood } from './conversation/conversation.ts';
import type { Meaning } from './intents/meaning.ts';
import { interpretation } from './model/interpret.ts';
import { tidyPrompt } from './model/tidy-prompt.ts';
import type { Match } from './templates/match.ts';

export interface ConsultantOptions {
  readonly model: LanguageModel;
  /** Whether prompts that were spoken are cleaned up before they start. */
  readonly tidyPrompts: boolean;
  readonly log: Log;
}

/** One sentence about which the model is asked. */
export interface Consultation {
  /** Aborts when the person takes the sentence back. */
  readonly signal: AbortSignal;
  /** It was decided on. Gives whether it still counts: the person did not take it back before. */
  end(): boolean;
}

/** Asks a language model, where words fail. What it says is read like a template's match, and trusted less. */
export class Consultant {
  readonly #options: ConsultantOptions;
  readonly #underWay = new Set<AbortController>();

  constructor(options: ConsultantOptions) {
    this.#options = options;
  }

  /** From now on it is under way, until it ends or is called off. */
  begin(signal: AbortSignal): Consultation {
    const end = new AbortController();
    this.#underWay.add(end);
    return { signal: AbortSignal.any([signal, end.signal]), end: () => this.#underWay.delete(end) };
  }

  get isUnderWay(): boolean {
    return this.#underWay.size > 0;
  }

  /** Nothing will come of all that is under way. */
  callOff(): void {
    for (const end of this.#underWay) end.abort();
    this.#underWay.clear();
  }

  /** Whether a prompt was spoken that shall be cleaned up first. */
  tidies(meaning: Meaning, utterance: Utterance): boolean {
    return this.#options.tidyPrompts && utterance.engine !== 'typed' && promptOf(meaning) !== undefined;
  }

  /** The same with its prompt cleaned up; as it is where that fails. Never rejects. */
  async tidy(meaning: Understood, phrases: readonly string[], signal: AbortSignal): Promise<Understood> {
    const prompt = promptOf(meaning);
    if (prompt === undefined) return meaning;
    return withPrompt(meaning, await tidyPrompt(prompt, phrases, this.#options.model, signal));
  }

  /**
   * What the sentence means, in the order in which it is said. None where the model does not know or fails, and where a
   * part of its answer cannot be believed: then the rest is nothing to act upon either. Never rejects.
   */
  async read(text: string, situation: Situation, signal: AbortSignal): Promise<readonly Match[]> {
    try {
      const { readings, notes } = await interpretation(text, situation, this.#options.model, signal);
      for (const note of notes) this.#options.log.info(note);
      if (notes.length > 0) return [];
      return readings.map((reading) => ({ ...reading, alike: [] }));
    } catch (cause) {
      if (!signal.aborted) this.#options.log.warn('the language model gave no answer', cause);
      return [];
    }
  }
}

function promptOf(meaning: Meaning): string | undefined {
  if (meaning.type === 'intent') return meaning.intent.type === 'start' ? meaning.intent.prompt : undefined;
  if (meaning.type !== 'ask') return undefined;
  const { asking } = meaning;
  if (asking.type === 'queueBehind') return asking.intent.prompt;
  return asking.type === 'whichProject' && asking.wish.type === 'start' ? asking.wish.start.prompt : undefined;
}

function withPrompt(meaning: Understood, prompt: string): Understood {
  if (meaning.type === 'intent' && meaning.intent.type === 'start') {
    return { ...meaning, intent: { ...meaning.intent, prompt } };
  }
  if (meaning.type !== 'ask') return meaning;
  const { asking } = meaning;
  if (asking.type === 'queueBehind') {
    return { ...meaning, asking: { ...asking, intent: { ...asking.intent, prompt } } };
  }
  if (asking.type !== 'whichProject' || asking.wish.type !== 'start') return meaning;
  const wish = { ...asking.wish, start: { ...asking.wish.start, prompt } };
  return { ...meaning, asking: { ...asking, wish } };
}
