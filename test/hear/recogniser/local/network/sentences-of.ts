import type { Network } from '../../../../../src/hear/recogniser/local/network/word-network.ts';

/** Every sentence of up to `longest` words with its best weight, by following every way. */
export function sentencesOf({ states, start, final, arcs }: Network, longest = 4): ReadonlyMap<string, number> {
  const sentences = new Map<string, number>();
  const follow = (state: number, words: readonly string[], weight: number, silent: number): void => {
    const sentence = words.join(' ');
    if (state === final) sentences.set(sentence, Math.max(weight, sentences.get(sentence) ?? 0));
    for (const { to, word, weight: step } of arcs.filter(({ from }) => from === state)) {
      if (word === undefined && silent < states) follow(to, words, weight * step, silent + 1);
      if (word !== undefined && words.length < longest) follow(to, [...words, word], weight * step, 0);
    }
  };
  follow(start, [], 1, 0);
  return sentences;
}
