import type { ModelFiles } from './model-files.ts';
import { LANGUAGE_WEIGHT } from './sphinx-grammar.ts';
import type { Parameters } from './sphinx-library.ts';

/**
 * Parameters of both searches. No dictionary: the words that a grammar needs are added one by one, the whole of it would
 * take 25 MB. Measured in streaming use with four flite and two espeak-ng voices (84 control sentences, 30 starts) and
 * 124 commands of real people with a grammar of their domain.
 */
const shared: Parameters = {
  logfn: { type: 'text', value: '/dev/null' },
  loglevel: { type: 'text', value: 'FATAL' },
  lw: { type: 'real', value: LANGUAGE_WEIGHT },
  samprate: { type: 'real', value: 16_000 },
  // A grammar's words share no language model, so neither the look-ahead nor a lattice is of use.
  bestpath: { type: 'switch', value: false },
  // A word's score is relative to the best sound that was looked at; with all of them it is the same in every grammar.
  compallsen: { type: 'switch', value: true },
};

/** For the sentences that are expected. */
export function grammarParameters({ acoustic }: ModelFiles): Parameters {
  return {
    ...shared,
    hmm: { type: 'text', value: acoustic },
    // 0.65, the library's own, strews short words into the free part (81 % of its words wrong, 45 % with 0.01). With 0.05
    // fewer sentences in noise are good enough to be believed (own ones at 12 dB: 92 instead of 96 %).
    wip: { type: 'real', value: 0.2 },
    // The library's own, 1e-48 and 7e-29, lose sentences in noise (62 people's at 6 dB: 85 instead of 90 % right).
    beam: { type: 'real', value: 1e-70 },
    pbeam: { type: 'real', value: 1e-70 },
    wbeam: { type: 'real', value: 1e-50 },
  };
}

/** For the phoneme loop that the sentences are compared with; phonemes without context make it cheap. */
export function phoneLoopParameters({ acoustic }: ModelFiles): Parameters {
  return {
    ...shared,
    hmm: { type: 'text', value: acoustic },
    allphone_ci: { type: 'switch', value: true },
  };
}
