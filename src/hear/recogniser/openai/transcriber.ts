import type { OpenAiSettings } from '../settings.ts';
import { transcriptionError } from './transcription-error.ts';

export interface TranscriptionRequest {
  readonly wav: Buffer<ArrayBuffer>;
  /** Words and names that are likely, for the spelling. */
  readonly prompt: string | undefined;
  readonly signal: AbortSignal;
}

/** Sends a take and resolves with its text. Rejects with a WilcoError, or the signal's reason when that aborted. */
export type Transcriber = (request: TranscriptionRequest) => Promise<string>;

/** Loads the `openai` package. */
export async function createTranscriber(settings: OpenAiSettings): Promise<Transcriber> {
  const { OpenAI, APIError, APIConnectionError } = await import('openai');
  const client = new OpenAI({
    // A server of one's own may want no key; the package insists on one.
    apiKey: settings.apiKey ?? 'none',
    ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
    timeout: settings.timeout,
    // One more try where the connection or the server failed; the take's own limit stands above both.
    maxRetries: 1,
  });
  const facts = (error: unknown) => {
    if (error instanceof APIConnectionError) return { type: 'connection', cause: error.cause } as const;
    if (error instanceof APIError && error.status !== undefined) {
      return { type: 'status', status: error.status, code: error.code ?? undefined } as const;
    }
    return { type: 'other', cause: error } as const;
  };
  return async ({ wav, prompt, signal }) => {
    try {
      const { text } = await client.audio.transcriptions.create(
        {
          file: new File([wav], 'take.wav', { type: 'audio/wav' }),
          model: settings.model,
          language: 'en',
          response_format: 'json',
          ...(prompt === undefined ? {} : { prompt }),
        },
        { signal },
      );
      return text;
    } catch (error) {
      signal.throwIfAborted();
      throw transcriptionError(facts(error), settings);
    }
  };
}
