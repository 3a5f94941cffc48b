import { setTimeout as delay } from 'node:timers/promises';
import type { TranscriptionCreateParamsNonStreaming } from 'openai/resources/audio/transcriptions';
import type { Milliseconds } from '../../../core/time.ts';
import type { OpenAiSettings } from '../settings.ts';
import { familyOf, wholeTakeModel } from './model-family.ts';
import { readTranscript, type Transcription } from './transcript.ts';
import { contextOf, type TranscriptionContext } from './transcription-context.ts';
import { type Failure, transcriptionError } from './transcription-error.ts';

export interface TranscriptionRequest {
  readonly wav: Buffer<ArrayBuffer>;
  /** Words and names that are likely, for the spelling; the most important first. */
  readonly phrases: readonly string[];
  readonly signal: AbortSignal;
}

/** Sends a take and resolves with what was heard. Rejects with a WilcoError, or the signal's reason when that aborted. */
export type Transcriber = (request: TranscriptionRequest) => Promise<Transcription>;

/** Before the one further try where the connection or the server failed. */
const PAUSE: Milliseconds = 200;

/** Loads the `openai` package. */
export async function createTranscriber(settings: OpenAiSettings): Promise<Transcriber> {
  const { OpenAI, APIError, APIConnectionError } = await import('openai');
  const client = new OpenAI({
    // A server of one's own may want no key; the package insists on one.
    apiKey: settings.apiKey ?? 'none',
    // Another server is nobody to tell one's organisation at OpenAI, which the package would read from the environment.
    ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl, organization: null, project: null }),
    timeout: settings.timeout,
    // The package would wait as long as a server at its limit asks for, up to a minute.
    maxRetries: 0,
    // With OPENAI_LOG=debug it would write down what was said.
    logLevel: 'off',
  });
  const model = wholeTakeModel(settings.model);
  /** Whether the last answer was to a plain question: then the next is plain at once. */
  const asked = { plain: false };
  const failureOf = (error: unknown): Failure => {
    if (error instanceof APIConnectionError) return { type: 'connection', cause: error.cause };
    if (error instanceof APIError && error.status !== undefined) {
      return { type: 'status', status: error.status, code: error.code ?? undefined };
    }
    return { type: 'other', cause: error };
  };
  const ask = async ({ wav, phrases, signal }: TranscriptionRequest, plain: boolean): Promise<Transcription> => {
    const file = new File([wav], 'take.wav', { type: 'audio/wav' });
    const context = contextOf(phrases, plain ? 'textBefore' : familyOf(model).vocabulary);
    const parameters = plain ? plainParameters(model, context) : parametersOf(model, context);
    const transcript = readTranscript(await client.audio.transcriptions.create({ file, ...parameters }, { signal }));
    if (transcript === undefined) throw new SyntaxError('There is no text in the answer.');
    return { ...transcript, told: context.pieces };
  };

  return async (request) => {
    let { plain } = asked;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const transcription = await ask(request, plain);
        asked.plain = plain;
        return transcription;
      } catch (error) {
        request.signal.throwIfAborted();
        const failure = failureOf(error);
        if (settings.baseUrl !== undefined && !plain && isMisunderstanding(failure)) plain = true;
        else if (attempt > 1 || !isPassing(failure)) throw transcriptionError(failure, { ...settings, model });
        else await delay(PAUSE, undefined, { signal: request.signal });
      }
    }
  };
}

type Parameters = Omit<TranscriptionCreateParamsNonStreaming, 'file'>;

function parametersOf(model: string, { prompt, keywords }: TranscriptionContext): Parameters {
  const { language, certainty } = familyOf(model);
  return {
    model,
    ...(language === 'languages' ? { languages: ['en'] } : { language: 'en' }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(keywords === undefined || keywords.length === 0 ? {} : { keywords: [...keywords] }),
    ...answerOf(certainty),
  };
}

/** Temperature 0 lets Whisper raise it by itself where it is unsure, and the gpt-4o models take the likeliest words. */
function answerOf(certainty: ReturnType<typeof familyOf>['certainty']): Partial<Parameters> {
  switch (certainty) {
    case 'logprobs':
      return { response_format: 'json', include: ['logprobs'], temperature: 0 };
    case 'segments':
      return { response_format: 'verbose_json', temperature: 0 };
    case 'none':
      return { response_format: 'json' };
  }
}

/** What every server that speaks the API understands. */
function plainParameters(model: string, { prompt }: TranscriptionContext): Parameters {
  return { model, language: 'en', response_format: 'json', ...(prompt === undefined ? {} : { prompt }) };
}

/** Servers other than OpenAI's may know a model by the same name and not all that it takes there. */
function isMisunderstanding(failure: Failure): boolean {
  return failure.type === 'status' && (failure.status === 400 || failure.status === 422);
}

function isPassing(failure: Failure): boolean {
  return (
    failure.type === 'connection' || (failure.type === 'status' && (failure.status >= 500 || failure.status === 408))
  );
}
