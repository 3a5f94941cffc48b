import { describe, expect, test } from 'vitest';
import { saysOwnFrontEnd } from '../../../../src/hear/recogniser/local/own-front-end.ts';

/** Of the US English model that comes with pocketsphinx. */
const usual = `-lowerf 130
-upperf 6800
-nfilt 25
-transform dct
-lifter 22
-feat 1s_c_d_dd
-svspec 0-12/13-25/26-38
-agc none
-cmn batch
-varnorm no
-model ptm
-cmninit 41.00,-5.29,-0.12,5.09
`;

describe('a model is heard through Wilco’s own front end', () => {
  test.each<[string, string]>([
    ['it was trained on exactly that', usual],
    ['its numbers are written in another way', usual.replace('130', '130.0').replaceAll(' ', '\t\t')],
    ['it guesses its mean in another way', usual.replace('batch', 'current').replace('-cmninit 41', '-cmninit 40')],
    ['what does not matter is not said', usual.replace('-agc none\n', '').replace('-model ptm\n', '')],
  ])('when %s', (_name, text) => {
    expect(saysOwnFrontEnd(text)).toBe(true);
  });
});

describe('a model is heard through the library’s front end', () => {
  test.each<[string, string]>([
    ['it says nothing', ''],
    ['its bands lie elsewhere', usual.replace('6800', '3500')],
    ['it has more bands', usual.replace('25\n', '40\n')],
    ['it does not say where its bands begin', usual.replace('-lowerf 130\n', '')],
    ['it has another transform', usual.replace('dct', 'legacy')],
    ['its cepstra are not raised', usual.replace('-lifter 22\n', '')],
    ['it wants other differences', usual.replace('1s_c_d_dd', 's2_4x')],
    ['its streams are others', usual.replace('0-12/13-25/26-38', '0-38')],
    ['it wants the spread evened out', usual.replace('-varnorm no', '-varnorm yes')],
    ['it has gain control', usual.replace('-agc none', '-agc max')],
    ['it asks for something else besides', `${usual}-remove_dc yes\n`],
  ])('when %s', (_name, text) => {
    expect(saysOwnFrontEnd(text)).toBe(false);
  });
});
