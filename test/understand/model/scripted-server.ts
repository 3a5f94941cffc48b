import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { LoopbackServer } from '../../fixtures/loopback-server.ts';
import { type ChatRequest, faultsIn } from './request-faults.ts';

/** How the server answers one request. */
export type Step =
  | { readonly type: 'answer'; readonly content: string; readonly finish?: string }
  | { readonly type: 'refusal'; readonly text: string }
  | { readonly type: 'body'; readonly status: number; readonly body: string; readonly headers?: Record<string, string> }
  /** A JSON text that goes on until the other side has had enough, or for so many bytes. */
  | { readonly type: 'endless'; readonly bytes: number }
  /** Headers and the begin of a body, and then nothing. */
  | { readonly type: 'stall' }
  /** The same, and then the connection breaks. */
  | { readonly type: 'break' }
  | { readonly type: 'silence' }
  | { readonly type: 'drop' };

/** The model's text, as JSON. */
export function answering(answer: unknown): Step {
  return { type: 'answer', content: JSON.stringify(answer) };
}

/** An error in the form of OpenAI's. */
export function failing(status: number, error: Readonly<Record<string, unknown>> = { message: 'no' }): Step {
  return { type: 'body', status, body: JSON.stringify({ error }) };
}

/** A chat server on loopback that does what it is told, keeps what it was sent, and notes what is wrong with it. */
export class ScriptedServer {
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly body: ChatRequest }[] = [];
  readonly faults: string[] = [];
  /** For the requests to come, in order; the last one is used again and again. */
  script: Step[] = [];
  /** Of the endless answer, what went out. */
  bytesSent = 0;
  readonly #server = new LoopbackServer((request, body, response) => {
    const text = body.toString('utf8');
    this.faults.push(...faultsIn(request, text));
    this.requests.push({ headers: request.headers, body: JSON.parse(text) });
    const step = this.script.length > 1 ? this.script.shift() : this.script[0];
    if (step !== undefined) this.#play(step, response);
  });

  /** Requests that wait for an answer, or for its end. */
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

  #play(step: Step, response: ServerResponse): void {
    const json = { 'content-type': 'application/json' };
    switch (step.type) {
      case 'answer':
        response.writeHead(200, json).end(completion({ content: step.content }, step.finish));
        return;
      case 'refusal':
        response.writeHead(200, json).end(completion({ content: null, refusal: step.text }));
        return;
      case 'body':
        response.writeHead(step.status, { ...json, ...step.headers }).end(step.body);
        return;
      case 'endless':
        response.writeHead(200, json);
        this.#pour(response, step.bytes);
        return;
      case 'stall':
        response.writeHead(200, json).write('{"choices":[');
        return;
      case 'break':
        response.writeHead(200, json).write('{"choices":[', () => response.socket?.destroy());
        return;
      case 'silence':
        return;
      case 'drop':
        response.socket?.destroy();
    }
  }

  /** As fast as the other side reads. */
  #pour(response: ServerResponse, left: number): void {
    const chunk = Buffer.alloc(Math.min(left, 65_536), ' ');
    if (chunk.length === 0 || response.destroyed) {
      response.end();
      return;
    }
    this.bytesSent += chunk.length;
    if (response.write(chunk)) setImmediate(() => this.#pour(response, left - chunk.length));
    else response.once('drain', () => this.#pour(response, left - chunk.length));
  }
}

function completion(message: Readonly<Record<string, unknown>>, finish = 'stop'): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'a-model',
    choices: [
      { index: 0, message: { role: 'assistant', refusal: null, ...message }, finish_reason: finish, logprobs: null },
    ],
  });
}
