import type { ModelQuestion } from '../../core/language-model.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { ModelFailure } from './model-error.ts';
import type { ModelSettings } from './model-settings.ts';
import type { Features } from './request-features.ts';

/** What came back: whatever the server sent, not yet looked at, or why nothing did. */
export type ChatReply =
  | { readonly type: 'completion'; readonly completion: unknown }
  | { readonly type: 'failure'; readonly failure: ModelFailure };

export interface ChatClient {
  /** One request, no retries. Rejects only with the signal's reason. */
  complete(question: ModelQuestion, features: Features, signal: AbortSignal): Promise<ChatReply>;
}

/** Loads the `openai` package. */
export async function createChatClient(settings: ModelSettings): Promise<ChatClient> {
  const { OpenAI, APIError, APIConnectionError } = await import('openai');
  const client = new OpenAI({
    // A server of one's own may want no key; the package insists on one.
    apiKey: settings.apiKey ?? 'none',
    // Another server is nobody to tell one's organisation at OpenAI, which the package would read from the environment.
    ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl, organization: null, project: null }),
    // The limit is that of the whole answer, kept by its signal; the package's own must never come first.
    timeout: settings.timeout * 2,
    maxRetries: 0,
    logLevel: 'off',
    fetch: boundedFetch,
  });
  const failureOf = (error: unknown): ModelFailure => {
    if (error instanceof APIConnectionError) return { type: 'connection', cause: systemError(error.cause) };
    // So `fetch` says that a connection broke in the middle of an answer.
    if (error instanceof TypeError) return { type: 'connection', cause: systemError(error.cause) };
    if (!(error instanceof APIError) || error.status === undefined) return { type: 'unreadable' };
    const { status, code, param, message } = error;
    return { type: 'status', status, code: textOf(code), parameter: textOf(param), message };
  };
  return {
    async complete(question, features, signal) {
      try {
        const completion: unknown = await client.chat.completions.create(
          {
            model: settings.name,
            messages: [
              { role: 'system', content: instructions(question, features) },
              { role: 'user', content: question.input },
            ],
            ...(features.temperature ? { temperature: 0 } : {}),
            ...(features.reasoningEffort ? { reasoning_effort: 'none' } : {}),
            ...(features.jsonSchema
              ? {
                  response_format: {
                    type: 'json_schema',
                    json_schema: { name: question.answerName, strict: true, schema: question.answerSchema },
                  },
                }
              : {}),
          },
          { signal },
        );
        return { type: 'completion', completion };
      } catch (error) {
        signal.throwIfAborted();
        return { type: 'failure', failure: failureOf(error) };
      }
    },
  };
}

function instructions({ instructions, answerSchema }: ModelQuestion, { jsonSchema }: Features): string {
  if (jsonSchema) return instructions;
  const schema = JSON.stringify(answerSchema);
  return `${instructions}\n\nAnswer with one JSON value and nothing else. It must fit this JSON Schema:\n${schema}`;
}

/** What a server sends is not always what the package's types say. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Of what the network reports, only errors of the system: others may quote the URL or a header. */
function systemError(cause: unknown): unknown {
  return cause instanceof Error && 'syscall' in cause ? cause : undefined;
}
