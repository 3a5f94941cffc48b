import type { Hints } from '../../src/core/recogniser.ts';

/** Nothing is expected. */
export const noHints: Hints = { grammar: '', words: [], phrases: [], spoken: new Map(), kindOf: () => 'unknown' };
