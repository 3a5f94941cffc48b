import type { Expansion, ReadGrammar } from './jsgf-reader.ts';

/** A sentence of the grammar, the same for the same seed; undefined where it would come through a loop of words. */
export function sampleOf(grammar: ReadGrammar, seed: number): string | undefined {
  let state = seed * 2_654_435_761;
  const below = (limit: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 12)) >>> 0) % limit;
  };
  const say = (part: Expansion | undefined): string | undefined => {
    switch (part?.type) {
      case undefined:
      case 'repeated':
        return undefined;
      case 'word':
        return part.word;
      case 'rule':
        return say(grammar.rules.get(part.name));
      case 'row': {
        const said = part.items.map(say);
        return said.includes(undefined) ? undefined : said.filter((text) => text !== '').join(' ');
      }
      case 'choice':
        return say(part.items[below(part.items.length)]);
      case 'optional':
        return below(2) === 0 ? '' : say(part.item);
    }
  };
  return say({ type: 'rule', name: grammar.publicRule });
}
