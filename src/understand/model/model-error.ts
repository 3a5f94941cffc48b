import { type ErrorCode, WilcoError } from '../../core/error.ts';
import { type ModelSettings, serverName } from './model-settings.ts';

/** Why no completion came. */
export type ModelFailure =
  | { readonly type: 'connection'; readonly cause: unknown }
  | {
      readonly type: 'status';
      readonly status: number;
      readonly code: string | undefined;
      /** The part of the request that the server complains about. */
      readonly parameter: string | undefined;
      /** The server's words, which may quote what was said: to look into, not to hand on. */
      readonly message: string;
    }
  /** Too long, or no JSON. */
  | { readonly type: 'unreadable' };

/** One clear sentence, and what to do. Holds neither the key nor anything that the server wrote. */
export function modelError(failure: ModelFailure, settings: ModelSettings): WilcoError {
  switch (failure.type) {
    case 'connection': {
      const hint = 'Check the network and [model] base_url, or say it in words that "wilco commands" lists.';
      return failed(`${serverName(settings)} cannot be reached.`, hint, failure.cause);
    }
    case 'status':
      return statusError(failure.status, failure.code, settings);
    case 'unreadable':
      return answerUnreadable(settings);
  }
}

export function tooSlow(settings: ModelSettings): WilcoError {
  const message = `${serverName(settings)} did not answer within ${settings.timeout / 1000} seconds.`;
  return failed(
    message,
    'Say it again, set [model] name to a faster model, or raise [model] timeout.',
    undefined,
    'timeout',
  );
}

/** The answer is not what was asked for: no JSON, or of another shape. */
export function answerUnreadable(settings: ModelSettings): WilcoError {
  const message = `The answer of ${serverName(settings)} made no sense.`;
  return failed(message, 'Say it in other words; if this goes on, set [model] name to another model.');
}

/** The model answered that it does not answer. */
export function answerRefused(how: 'declined' | 'filtered' | 'cut', settings: ModelSettings): WilcoError {
  const model = `The model ${settings.name}`;
  switch (how) {
    case 'declined':
      return failed(`${model} declined to answer.`, 'Say it in other words.');
    case 'filtered':
      return failed(`The content filter of ${serverName(settings)} held the answer back.`, 'Say it in other words.');
    case 'cut':
      return failed(
        `${model} ran out of room for its answer.`,
        'Say less at a time, or set [model] name to another model.',
      );
  }
}

function statusError(status: number, code: string | undefined, settings: ModelSettings): WilcoError {
  const server = serverName(settings);
  if (status === 404 || code === 'model_not_found') {
    const hint = 'Set [model] name to a model that it has, and check [model] base_url.';
    return failed(`${server} has no model ${settings.name}.`, hint);
  }
  if (status === 401) {
    const hint = 'Check the key in the environment variable that [model] api_key_env names.';
    return failed(
      settings.apiKey === undefined ? `${server} wants an API key.` : `${server} refused the API key.`,
      hint,
    );
  }
  if (status === 403) {
    const hint = 'Give the key the right to use this model, or set [model] name to another one.';
    return failed(`${server} does not allow this.`, hint);
  }
  if (status === 402 || code === 'insufficient_quota') {
    const hint = 'Top it up, or set [model] base_url to another server.';
    return failed(`The credit at ${server} is used up.`, hint);
  }
  if (status === 429) return failed(`${server} limits how often it is asked.`, 'Wait a moment and say it again.');
  if (status < 400) {
    return failed(`${server} answers from another address.`, 'Set [model] base_url to the address it moved to.');
  }
  if (status < 500) {
    const hint = 'Set [model] name to another model, and check [model] base_url.';
    return failed(`${server} refused the question with status ${status}.`, hint);
  }
  return failed(`${server} failed with status ${status}.`, 'Say it again in a moment.');
}

function failed(message: string, hint: string, cause?: unknown, code: ErrorCode = 'model_failed'): WilcoError {
  return new WilcoError({ code, message, hint }, cause === undefined ? {} : { cause });
}
