import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SampleBytes } from '../../../src/hear/microphone/sample-bytes.ts';

test('samples are whole however the recorder cuts its bytes', () => {
  fc.assert(
    fc.property(fc.int16Array({ maxLength: 64 }), fc.array(fc.nat(9), { maxLength: 40 }), (samples, cuts) => {
      const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
      const sampleBytes = new SampleBytes();
      const put: number[] = [];
      let at = 0;
      for (const size of cuts) {
        put.push(...sampleBytes.take(bytes.subarray(at, at + size)));
        at += size;
      }
      put.push(...sampleBytes.take(bytes.subarray(at)));
      expect(put).toEqual([...samples]);
    }),
  );
});
