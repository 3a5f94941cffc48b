import type { IncomingHttpHeaders } from 'node:http';
import { LoopbackServer } from '../../../fixtures/loopback-server.ts';

/** One request as it came, its multipart form taken apart. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Buffer } | undefined;
}

/** How the server answers; `undefined` leaves the request unanswered. */
export type Script = { readonly status: number; readonly body: unknown } | undefined;

/** A transcription server on loopback that does what it is told and keeps what it was sent. */
export class TranscriptionServer {
  readonly requests: ReceivedRequest[] = [];
  /** For the requests to come, in order; the last one is used again and again. */
  script: Script[] = [];
  readonly #server = new LoopbackServer((request, body, response) => {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, path: url, headers, ...parts(body, headers) });
    const step = this.script.length > 1 ? this.script.shift() : this.script[0];
    if (step === undefined) return;
    response.writeHead(step.status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    response.end(JSON.stringify(step.body));
  });

  /** Requests that wait for an answer. */
  get open(): number {
    return this.#server.open;
  }

  /** Resolves with its base URL. */
  start(): Promise<string> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}

/** Takes multipart/form-data apart (RFC 7578). */
function parts(body: Buffer, headers: IncomingHttpHeaders): Pick<ReceivedRequest, 'fields' | 'file'> {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const fields = new Map<string, string>();
  let file: ReceivedRequest['file'];
  const text = body.toString('latin1');
  for (const part of text.split(`--${boundary}`).slice(1, -1)) {
    const split = part.indexOf('\r\n\r\n');
    const head = part.slice(0, split);
    const content = Buffer.from(part.slice(split + 4, -2), 'latin1');
    const name = /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '';
    const fileName = /filename="([^"]*)"/.exec(head)?.[1];
    if (fileName === undefined) fields.set(name, content.toString('utf8'));
    else file = { name: fileName, type: /content-type: (.*)/i.exec(head)?.[1]?.trim() ?? '', bytes: content };
  }
  return { fields, file };
}
