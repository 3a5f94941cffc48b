const waiting: (() => void)[] = [];

/**
 * Resolves once in a turn of the event loop for one of all who wait, first come, first served: however many logs are
 * read at once, the rest of the program waits for no more than the lines of one piece.
 */
export function takeTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (waiting.push(resolve) === 1) setImmediate(next);
  return promise;
}

function next(): void {
  const [first] = waiting.splice(0, 1);
  first?.();
  if (waiting.length > 0) setImmediate(next);
}
