import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { downloadFailed } from './models-error.ts';

/** Held while a model is fetched or removed. */
export interface PullLock {
  release(): void;
}

/**
 * Takes the one lock of a model's folder. It is a socket in Linux's abstract name space (unix(7)), which is gone with its
 * process, however that ends. Rejects with `download_failed` when another process holds it.
 */
export async function lockModel(folder: string): Promise<PullLock> {
  const name = createHash('sha256').update(`${process.getuid?.()}:${folder}`).digest('hex').slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  try {
    server.listen(`\0wilco-models-${name}`);
    await once(server, 'listening');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw downloadFailed(
        'This model is being fetched or removed by another wilco.',
        'Wait until that one is done.',
        cause,
      );
    }
    throw cause;
  }
  return { release: () => server.close() };
}
