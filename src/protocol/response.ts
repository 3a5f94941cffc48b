import { type ErrorFacts, WilcoError } from '../core/error.ts';
import { SAME_VERSION_HINT } from './frame.ts';
import { isRecord } from './request.ts';

/**
 * What the daemon answers: one `result` or one `error`; for a stream any number of `item`s, then `end` or `error`.
 * After the last the daemon closes the connection.
 */
export type Response =
  | { readonly type: 'result'; readonly value: unknown }
  | { readonly type: 'item'; readonly value: unknown }
  | { readonly type: 'end' }
  | { readonly type: 'error'; readonly error: ErrorFacts };

/** Who answers on the socket. */
export interface Hello {
  readonly version: string;
  readonly pid: number;
}

/** The response in a message. Throws a WilcoError `protocol` for anything else. Values are taken on trust. */
export function parseResponse(message: unknown): Response {
  if (isRecord(message)) {
    switch (message['type']) {
      case 'result':
      case 'item':
        return { type: message['type'], value: message['value'] };
      case 'end':
        return { type: 'end' };
      case 'error':
        if (isErrorFacts(message['error'])) return { type: 'error', error: message['error'] };
        break;
    }
  }
  throw unreadable();
}

/** The error for an answer that makes no sense where it comes. */
export function unreadable(): WilcoError {
  return new WilcoError({ code: 'protocol', message: "The daemon's answer cannot be read.", hint: SAME_VERSION_HINT });
}

function isErrorFacts(value: unknown): value is ErrorFacts {
  return (
    isRecord(value) &&
    typeof value['code'] === 'string' &&
    typeof value['message'] === 'string' &&
    typeof value['hint'] === 'string'
  );
}
