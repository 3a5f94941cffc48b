/** Longest body of an answer that is read, in bytes after unpacking; a good one has some hundred. */
const LONGEST_BODY = 256 * 1024;

/**
 * `fetch` for a server that is not trusted with memory: a longer body ends in an error, and the connection is closed. A
 * redirect is an answer like any other, so that what was said goes nowhere but to the server in the config.
 */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (response.body === null) return response;
  let left = LONGEST_BODY;
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError('The answer is too long.'));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(bounded), { status, statusText, headers });
}
