import type { DaemonApi } from './api.ts';
import type { Request } from './request.ts';
import type { Hello } from './response.ts';

/** The daemon's work on a request: one value, or values one after another. */
export type Work =
  | { readonly type: 'one'; readonly value: Promise<unknown> }
  | { readonly type: 'many'; readonly items: AsyncIterable<unknown> };

/** Begins what `request` asks for. `signal` aborts when nobody waits for it any more. */
export function dispatch(request: Request, api: DaemonApi, hello: Hello, signal: AbortSignal): Work {
  switch (request.type) {
    case 'hello':
      return one(Promise.resolve(hello));
    case 'say':
      return one(api.say(request.text, signal));
    case 'start': {
      const { type, ...order } = request;
      return one(api.start(order, signal));
    }
    case 'listen':
      return one(api.listen(request.file, signal));
    case 'retry':
      return one(api.retry(signal));
    case 'talk':
      return one(api.talk(request.action, signal));
    case 'tasks':
      return one(api.tasks(signal));
    case 'output':
      return { type: 'many', items: api.output(request.id, request.follow, signal) };
    case 'wait':
      return one(api.wait(request.id, signal));
    case 'cancel':
      return one(api.cancel({ target: request.target, now: request.now }, signal));
    case 'changes':
      return one(api.changes(request.id, signal));
    case 'forget':
      return one(api.forget(request.which, signal));
    case 'status':
      return one(api.status(signal));
    case 'follow':
      return { type: 'many', items: api.follow(signal) };
    case 'stop':
      return one(api.stop(signal));
    case 'commands':
      return one(api.commands(signal));
  }
}

function one(value: Promise<unknown>): Work {
  return { type: 'one', value };
}
