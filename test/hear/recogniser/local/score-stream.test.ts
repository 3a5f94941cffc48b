import { expect, test } from 'vitest';
import { Pipe } from '../../../../src/hear/recogniser/local/pipe.ts';
import { ScoreStream } from '../../../../src/hear/recogniser/local/score-stream.ts';

test('takes nothing where no pipe can be opened, and comes to an end', async () => {
  let decoded = 0;
  const decode = async () => {
    decoded += 1;
    return 'heard';
  };
  const stream = new ScoreStream(undefined, decode);
  expect([stream.write(new Uint8Array(1)), await stream.end(), decoded]).toEqual([false, undefined, 0]);
});

test('gives what was made of it, once it has ended', async () => {
  const stream = new ScoreStream(Pipe.open(), async () => 'heard');
  expect(stream.write(new Uint8Array(10))).toBe(true);
  expect(await stream.end()).toBe('heard');
  expect(await stream.end()).toBe('heard');
});
