import type { Recognition } from '../../core/heard.ts';
import type { SentenceKind } from '../../core/recogniser.ts';

/** What the local engine made of a take; `failed`: it gave no answer. */
export type LocalOutcome = Recognition | { readonly type: 'failed' };

/** From which confidence on, 0 to 1, the local engine decides alone. An answer without one has none. */
export interface RoutingConfidence {
  /** A fixed sentence that can do no harm. Below this Wilco would ask back, so that waiting for words is no slower. */
  readonly control: number;
  /** A sentence that can end work. */
  readonly destructive: number;
}

/** Whose answer counts. `otherwise` stands in when the large engine fails; undefined: then the take has failed. */
export type Route =
  | { readonly type: 'local'; readonly answer: Recognition }
  | { readonly type: 'large'; readonly otherwise: Extract<Recognition, { type: 'speech' }> | undefined };

/**
 * Who decides what was said. The local engine forces any sound into a sentence that it knows, so that it is believed
 * where it is good: in fixed sentences, and in that nobody spoke, for large engines invent text on silence.
 */
export function routeOf(
  heard: LocalOutcome,
  kindOf: (text: string) => SentenceKind,
  confidence: RoutingConfidence,
): Route {
  switch (heard.type) {
    case 'failed':
      return { type: 'large', otherwise: undefined };
    case 'nothing':
      // Somebody spoke, but none of the sentences that it knows: without the large engine that is a failure, not silence.
      return heard.why === 'unclear' ? { type: 'large', otherwise: undefined } : { type: 'local', answer: heard };
    case 'speech': {
      const { text, confidence: sure = 0 } = heard.utterance;
      const enough = needed(kindOf(text), confidence);
      return sure >= enough ? { type: 'local', answer: heard } : { type: 'large', otherwise: heard };
    }
  }
}

/** How sure the local engine must be to decide alone; never, where words are the person's own. */
function needed(kind: SentenceKind, { control, destructive }: RoutingConfidence): number {
  switch (kind) {
    case 'control':
      return control;
    case 'destructive':
      return destructive;
    case 'free':
    case 'unknown':
      return Number.POSITIVE_INFINITY;
  }
}
