import type { Samples } from '../../../src/core/audio.ts';
import type { Decision } from '../../../src/core/decision.ts';
import type { Reading } from '../../../src/core/explanation.ts';
import type { Recognition } from '../../../src/core/heard.ts';
import type { Intent } from '../../../src/core/intent.ts';
import { typed } from '../../../src/core/utterance.ts';
import { believeFreeWords } from '../../../src/hear/recogniser/local/believe-free-words.ts';
import type { Ears } from '../../../src/hear/recogniser/local/ears.ts';
import { openEars } from '../../../src/hear/recogniser/local/open-ears.ts';
import { riskOf } from '../../../src/understand/safety/risk.ts';
import { understandingThere, WORLD } from '../../understand/corpus/world.ts';

/** As a microphone delivers it. */
const FRAME = 320;

/** The local recogniser with Wilco's own grammar and what UNDERSTAND makes of its words, in the world of the corpus. */
export class WilcoEars {
  readonly #understanding = understandingThere();
  readonly #hints = this.#understanding.hints(WORLD);
  readonly #ears: Ears;
  readonly #ready: Promise<void>;

  /** Throws `recogniser_unavailable`. */
  constructor() {
    this.#ears = openEars({}, process.env);
    this.#ready = this.#ears.useHints(this.#hints);
  }

  async hear(samples: Samples): Promise<Recognition> {
    await this.#ready;
    await this.#ears.begin();
    for (let at = 0; at < samples.length; at += FRAME) this.#ears.push(samples.subarray(at, at + FRAME));
    return believeFreeWords(await this.#ears.finish(), this.#hints);
  }

  /** Whether what was heard comes to the same intent and slots as the same words typed. */
  isSame(text: string, heard: Recognition): boolean {
    if (heard.type !== 'speech') return false;
    const meant = this.#understanding.explain(typed(text), WORLD).readings;
    const understood = this.#understanding.explain(heard.utterance, WORLD).readings;
    return meant.length > 0 && keyOf(meant) === keyOf(understood);
  }

  /** What would be done about it, in a conversation that has just begun. */
  decide(heard: Recognition): Decision | undefined {
    return heard.type === 'speech' ? this.#understanding.explain(heard.utterance, WORLD).decision : undefined;
  }
}

/** Whether something would be ended, overwritten or begun without a question. */
export function isDestructive(decision: Decision | undefined): boolean {
  return intentsOf(decision).some((intent) => ['destructive', 'sweeping', 'start'].includes(riskOf(intent)));
}

function intentsOf(decision: Decision | undefined): readonly Intent[] {
  if (decision?.type === 'act') return [decision.intent];
  return decision?.type === 'actInTurn' ? decision.intents : [];
}

function keyOf(readings: readonly Reading[]): string {
  return readings
    .map(({ intent, slots }) => JSON.stringify([intent, Object.entries(slots).toSorted()]))
    .toSorted()
    .join('\n');
}
