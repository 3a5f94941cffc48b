import type { Socket } from 'node:net';
import { errorFacts, WilcoError } from '../core/error.ts';
import type { Work } from './dispatch.ts';
import { encodeFrame, FrameDecoder, SAME_VERSION_HINT } from './frame.ts';
import { parseRequest, type Request } from './request.ts';
import type { Response } from './response.ts';

/** Begins the work on a request; may throw. */
export type Answerer = (request: Request, signal: AbortSignal) => Work;

/** One command line at the daemon's end of the socket: takes its request, gives the answer, closes. */
export class Connection {
  readonly #socket: Socket;
  readonly #answerer: Answerer;
  readonly #failed: (request: Request['type'] | undefined, error: unknown) => void;
  readonly #abort = new AbortController();
  #request: Request | undefined;

  /** `failed` hears of every error that is answered. */
  constructor(
    socket: Socket,
    answerer: Answerer,
    failed: (request: Request['type'] | undefined, error: unknown) => void,
  ) {
    this.#socket = socket;
    this.#answerer = answerer;
    this.#failed = failed;
  }

  /** Resolves when the connection is closed. Never rejects. */
  async serve(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#socket.once('close', () => {
        this.#abort.abort();
        resolve();
      });
    });
    this.#socket.on('error', () => {});
    try {
      const request = await this.#receive();
      this.#request = request;
      await this.#deliver(this.#answerer(request, this.#abort.signal));
    } catch (error) {
      await this.#refuse(error);
    }
    this.#socket.end();
    await closed;
  }

  /** Ends the work with `reason` as its answer, except that of a `stop`: who stopped the daemon gets its answer. */
  abandon(reason: WilcoError): void {
    if (this.#request?.type !== 'stop') this.#abort.abort(reason);
  }

  /** Cuts the connection. */
  destroy(): void {
    this.#socket.destroy();
  }

  #receive(): Promise<Request> {
    const decoder = new FrameDecoder();
    return new Promise((resolve, reject) => {
      let received = false;
      const fail = (error: unknown) => {
        reject(error);
        this.#abort.abort(error);
      };
      this.#abort.signal.addEventListener('abort', () => reject(this.#abort.signal.reason), { once: true });
      this.#socket.once('end', () => fail(received ? new Error('The other side hung up.') : cutShort()));
      this.#socket.on('data', (chunk) => {
        if (this.#abort.signal.aborted) return;
        try {
          for (const message of decoder.push(chunk)) {
            if (received) throw oneOnly();
            received = true;
            resolve(parseRequest(message));
          }
          if (received && decoder.isInsideFrame) throw oneOnly();
        } catch (error) {
          fail(error);
        }
      });
    });
  }

  async #deliver(work: Work): Promise<void> {
    if (work.type === 'one') {
      await this.#send({ type: 'result', value: await this.#unlessAborted(work.value) });
      return;
    }
    const items = work.items[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#unlessAborted(items.next());
        if (next.done === true) break;
        await this.#send({ type: 'item', value: next.value });
      }
    } catch (error) {
      items.return?.().then(undefined, () => {});
      throw error;
    }
    await this.#send({ type: 'end' });
  }

  async #refuse(error: unknown): Promise<void> {
    if (this.#socket.writable) {
      this.#failed(this.#request?.type, error);
      await this.#send({ type: 'error', error: errorFacts(error) }).catch(() => {});
    }
  }

  /** Resolves when the socket can take more; several messages of one tick leave in one write. */
  async #send(response: Response): Promise<void> {
    const frame = encodeFrame(response);
    this.#socket.cork();
    process.nextTick(() => this.#socket.uncork());
    if (this.#socket.write(frame)) return;
    await new Promise<void>((resolve) => {
      const resume = () => {
        this.#socket.off('drain', resume).off('close', resume);
        resolve();
      };
      this.#socket.on('drain', resume).on('close', resume);
    });
  }

  #unlessAborted<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#abort;
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal.reason);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  }
}

function cutShort(): WilcoError {
  return new WilcoError({
    code: 'protocol',
    message: 'The request ended before it was complete.',
    hint: SAME_VERSION_HINT,
  });
}

function oneOnly(): WilcoError {
  return new WilcoError({
    code: 'protocol',
    message: 'A connection carries one request only.',
    hint: SAME_VERSION_HINT,
  });
}
