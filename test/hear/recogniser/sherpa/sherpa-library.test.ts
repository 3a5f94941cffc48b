import { expect, test } from 'vitest';
import { findSherpa } from '../../../../src/hear/recogniser/sherpa/sherpa-library.ts';

test('the library is found for this machine, and told to be missing for one that there is none for', () => {
  expect(findSherpa()).toMatch(/sherpa-onnx\.node$/);
  expect(() => findSherpa('sparc')).toThrow(
    expect.objectContaining({
      code: 'recogniser_unavailable',
      message: `The speech library sherpa-onnx is not installed for this machine (${process.platform}-sparc).`,
    }),
  );
});
