import { WilcoError } from '../../../core/error.ts';
import type { Milliseconds } from '../../../core/time.ts';
import type { OpenAiSettings } from '../settings.ts';

/** Why a transcription failed, as the package, the socket or an event of the server tells it. */
export type Failure =
  | { readonly type: 'connection'; readonly cause: unknown }
  | { readonly type: 'status'; readonly status: number; readonly code: string | undefined }
  /** The server said so in a live session; `code` is its own word for it. */
  | { readonly type: 'refused'; readonly code: string | undefined }
  | { readonly type: 'other'; readonly cause: unknown };

/** One clear sentence for a failed transcription, and what to do. What the server wrote may quote the take: left out. */
export function transcriptionError(failure: Failure, settings: OpenAiSettings): WilcoError {
  const server = serverName(settings);
  switch (failure.type) {
    case 'connection':
      return new WilcoError(
        {
          code: 'recogniser_unavailable',
          message: `${server} cannot be reached.`,
          hint: 'Check the network, or use the local recogniser: [recogniser] chain = ["local"]',
        },
        { cause: failure.cause },
      );
    case 'status':
      return statusError(failure.status, failure.code, settings);
    case 'refused':
      return statusError(statusOfCode(failure.code), failure.code, settings);
    case 'other':
      return new WilcoError(
        { code: 'recogniser_failed', message: `The answer of ${server} made no sense.`, hint: 'Say it again.' },
        { cause: failure.cause },
      );
  }
}

export function keyMissing(settings: OpenAiSettings): WilcoError {
  return new WilcoError({
    code: 'recogniser_unavailable',
    message: 'There is no API key for OpenAI.',
    hint: `Set ${keyName(settings)}, or [recogniser.openai] base_url in the config.`,
  });
}

export function tooSlow(timeout: Milliseconds, settings: OpenAiSettings): WilcoError {
  return new WilcoError({
    code: 'timeout',
    message: `${serverName(settings)} did not answer within ${timeout / 1000} seconds.`,
    hint: 'Say it again, or raise [recogniser.openai] timeout in the config.',
  });
}

/** "OpenAI", or the host of one's own server. */
export function serverName({ baseUrl }: OpenAiSettings): string {
  if (baseUrl === undefined) return 'OpenAI';
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

function keyName({ apiKeyEnv }: OpenAiSettings): string {
  return apiKeyEnv ?? 'OPENAI_API_KEY';
}

/** The status that the other endpoint answers with for the same reason. */
function statusOfCode(code: string | undefined): number | undefined {
  switch (code) {
    case 'invalid_api_key':
      return 401;
    case 'model_not_found':
      return 404;
    case 'insufficient_quota':
    case 'rate_limit_exceeded':
      return 429;
    default:
      return undefined;
  }
}

function statusError(status: number | undefined, code: string | undefined, settings: OpenAiSettings): WilcoError {
  const server = serverName(settings);
  if (status === 401) {
    const hint = `Check ${keyName(settings)}: it is wrong, or was revoked.`;
    return new WilcoError({ code: 'recogniser_unavailable', message: `${server} refused the API key.`, hint });
  }
  if (status === 403) {
    const hint = 'Give the key the right to transcribe audio with this model.';
    return new WilcoError({ code: 'recogniser_unavailable', message: `${server} does not allow this.`, hint });
  }
  if (status === 404) {
    const hint = 'Set [recogniser.openai] model to one that it has, and check base_url.';
    return new WilcoError({
      code: 'recogniser_unavailable',
      message: `${server} has no model ${settings.model}.`,
      hint,
    });
  }
  if (status === 429) {
    const usedUp = code === 'insufficient_quota';
    const message = usedUp ? `The credit at ${server} is used up.` : `${server} limits how often it is asked.`;
    const hint = usedUp ? 'Add credit to the account, or use another recogniser.' : 'Wait a moment and say it again.';
    return new WilcoError({ code: 'recogniser_failed', message, hint });
  }
  const message =
    status === undefined ? `The transcription at ${server} failed.` : `${server} failed with status ${status}.`;
  return new WilcoError({ code: 'recogniser_failed', message, hint: 'Say it again.' });
}
