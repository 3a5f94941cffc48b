import { describe, expect, test } from 'vitest';
import { EventQueue } from '../../src/hear/event-queue.ts';

const never = new AbortController().signal;

async function all(queue: EventQueue<number>, signal = never): Promise<number[]> {
  const read: number[] = [];
  for await (const event of queue.until(signal)) read.push(event);
  return read;
}

describe('an event queue', () => {
  test('gives everything in order and ends when it is closed', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    const reading = all(queue);
    queue.push(2);
    await Promise.resolve();
    queue.push(3);
    queue.close();
    queue.push(4);
    expect(await reading).toEqual([1, 2, 3]);
  });

  test('throws its error only after all that was pushed', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.close(new Error('broken'));
    const read: number[] = [];
    const reading = (async () => {
      for await (const event of queue.until(never)) read.push(event);
    })();
    await expect(reading).rejects.toThrow('broken');
    expect(read).toEqual([1]);
  });

  test('keeps what was not read by the abort for the next reader', async () => {
    const queue = new EventQueue<number>();
    const stop = new AbortController();
    const reading = all(queue, stop.signal);
    stop.abort();
    expect(await reading).toEqual([]);
    queue.push(5);
    queue.close();
    expect(await all(queue)).toEqual([5]);
  });
});
