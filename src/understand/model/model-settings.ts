import type { Milliseconds } from '../../core/time.ts';

/** Which language model is asked, and where. */
export interface ModelSettings {
  readonly name: string;
  /** Of any server that speaks OpenAI's API; undefined: OpenAI's own. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
  /** From the question to the answer, all tries and the first loading of the package included. */
  readonly timeout: Milliseconds;
}

/** Whether there is anything to ask: without a key, only a server of one's own can be. */
export function isUsable({ apiKey, baseUrl }: ModelSettings): boolean {
  return apiKey !== undefined || baseUrl !== undefined;
}

/** How the server is called in messages. Never holds a name or password that stands in the URL. */
export function serverName({ baseUrl }: ModelSettings): string {
  if (baseUrl === undefined) return 'OpenAI';
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : 'The language model';
}
