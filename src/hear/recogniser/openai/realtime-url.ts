import type { OpenAiSettings } from '../settings.ts';

const OPENAI = 'https://api.openai.com/v1';

/**
 * Where live transcription is spoken: `/realtime?intent=transcription` below the base URL, over WebSocket. OpenAI and
 * Azure refuse a model in it, it goes with the session (realtime transcription guide); servers of one's own want it there
 * (Speaches). Throws for a base URL that is none.
 */
export function realtimeUrl({ baseUrl = OPENAI, model }: OpenAiSettings): URL {
  const url = new URL(baseUrl);
  url.protocol = url.protocol === 'http:' || url.protocol === 'ws:' ? 'ws:' : 'wss:';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/realtime`;
  url.searchParams.set('intent', 'transcription');
  if (!/(^|\.)openai\.(com|azure\.com)$/.test(url.hostname)) url.searchParams.set('model', model);
  return url;
}
