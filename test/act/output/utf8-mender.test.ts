import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Utf8Mender } from '../../../src/act/output/utf8-mender.ts';

it('whatever the bytes and however they come in pieces, all of it is as if mended whole', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }).map((text) => new TextEncoder().encode(text)),
    fc.array(fc.constantFrom(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xa6, 0x8a, 0xc3, 0xed, 0xa0, 0xff, 0x61)).map(Buffer.from),
  );
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(40), { maxLength: 6 }), (input, cuts) => {
      const whole = Buffer.from(input);
      const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
      const mender = new Utf8Mender();
      const pieces = at.slice(1).map((end, index) => Buffer.from(mender.push(whole.subarray(at[index], end))));
      expect(Buffer.concat([...pieces, mender.end()]).toString('latin1')).toBe(
        Buffer.from(whole.toString('utf8')).toString('latin1'),
      );
    }),
    { numRuns: 500 },
  );
});

it('what is valid is not copied', () => {
  const bytes = Buffer.from('as it should be é\n');
  expect(new Utf8Mender().push(bytes).buffer).toBe(bytes.buffer);
});
