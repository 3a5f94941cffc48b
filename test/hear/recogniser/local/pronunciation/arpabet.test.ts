import { describe, expect, test } from 'vitest';
import { toArpabet } from '../../../../../src/hear/recogniser/local/pronunciation/arpabet.ts';

describe('phonemes of espeak-ng as those of the dictionary', () => {
  test.each([
    ['ɹ_ᵻ_f_ˈæ_k_t_ɚ', 'R IH F AE K T ER'],
    ['w_ˈɛ_b_h_ʊ_k', 'W EH B HH UH K'],
    ['tʃ_ˈɜː_tʃ', 'CH ER CH'],
    ['b_ˈʌ_ʔ_n̩', 'B AH T AH N'],
    ['l_ˈɪ_ɾ_əl', 'L IH T AH L'],
    ['f_ˈaɪɚ', 'F AY ER'],
    ['ˈɛ_n_dʒ_ɪ_n ˌɛ_k_s', 'EH N JH IH N EH K S'],
    ['k_ˈɑːɹ', 'K AA R'],
  ])('%s is %s', (ipa, phones) => {
    expect(toArpabet(ipa)).toBe(phones);
  });

  test('a sound that English has not gives nothing rather than a part of the word', () => {
    expect(toArpabet('b_ʘ_k')).toBeUndefined();
  });

  test('no sound gives nothing', () => {
    expect(toArpabet(' ')).toBeUndefined();
  });
});
