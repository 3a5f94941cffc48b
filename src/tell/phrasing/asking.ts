import type { Phrase } from '../../core/phrase.ts';

/** A question before it is said how to answer it. `body` may be empty. */
export type Asking = Pick<Phrase, 'title' | 'body' | 'spoken'>;

/** The same for the eye and for the voice. */
export function both(title: string, body = ''): Asking {
  return { title, body, spoken: title };
}
