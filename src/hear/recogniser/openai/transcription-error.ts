import { WilcoError } from '../../../core/error.ts';
import type { OpenAiSettings } from '../settings.ts';

/** Why a transcription failed, as the package tells it. */
export type Failure =
  | { readonly type: 'connection'; readonly cause: unknown }
  | { readonly type: 'status'; readonly status: number; readonly code: string | undefined }
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
      return statusError(failure.status, failure.code, server, settings.model);
    case 'other':
      return new WilcoError(
        { code: 'recogniser_failed', message: `The answer of ${server} made no sense.`, hint: 'Say it again.' },
        { cause: failure.cause },
      );
  }
}

export function keyMissing(): WilcoError {
  return new WilcoError({
    code: 'recogniser_unavailable',
    message: 'There is no API key for OpenAI.',
    hint: 'Set OPENAI_API_KEY, or [recogniser.openai] base_url in the config.',
  });
}

export function tooSlow(timeout: number, settings?: OpenAiSettings): WilcoError {
  const server = settings === undefined ? 'The transcription server' : serverName(settings);
  return new WilcoError({
    code: 'timeout',
    message: `${server} did not answer within ${timeout / 1000} seconds.`,
    hint: 'Say it again, or raise [recogniser.openai] timeout in the config.',
  });
}

function statusError(status: number, code: string | undefined, server: string, model: string): WilcoError {
  if (status === 401) {
    const hint = 'Check OPENAI_API_KEY: it is wrong, or was revoked.';
    return new WilcoError({ code: 'recogniser_unavailable', message: `${server} refused the API key.`, hint });
  }
  if (status === 403) {
    const hint = 'Give the key the right to transcribe audio with this model.';
    return new WilcoError({ code: 'recogniser_unavailable', message: `${server} does not allow this.`, hint });
  }
  if (status === 404) {
    const hint = 'Set [recogniser.openai] model to one that it has, and check base_url.';
    return new WilcoError({ code: 'recogniser_unavailable', message: `${server} has no model ${model}.`, hint });
  }
  if (status === 429) {
    const message =
      code === 'insufficient_quota' ? `The credit at ${server} is used up.` : `${server} limits how often it is asked.`;
    return new WilcoError({ code: 'recogniser_failed', message, hint: 'Wait a moment and say it again.' });
  }
  const message = `${server} failed with status ${status}.`;
  return new WilcoError({ code: 'recogniser_failed', message, hint: 'Say it again.' });
}

function serverName({ baseUrl }: OpenAiSettings): string {
  if (baseUrl === undefined) return 'OpenAI';
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}
