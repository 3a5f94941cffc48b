import { expect, it } from 'vitest';
import { takeTurn } from '../../../src/act/output/turns.ts';

it('of all who wait one goes on in each turn of the event loop, in the order in which they came', async () => {
  const done: string[] = [];
  const goOn = async (name: string) => {
    for (let piece = 0; piece < 3; piece += 1) {
      await takeTurn();
      done.push(name);
    }
  };
  let turnsOfTheLoop = 0;
  let counting = true;
  const count = () => {
    turnsOfTheLoop += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(['a', 'b', 'c'].map(goOn));
  counting = false;
  expect(done.join('')).toBe('abcabcabc');
  expect(turnsOfTheLoop).toBeGreaterThanOrEqual(8);
});
