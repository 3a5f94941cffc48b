import { describe, expect, test } from 'vitest';
import { realtimeUrl } from '../../../../src/hear/recogniser/openai/realtime-url.ts';

describe('the address of a live session', () => {
  test.each<[string | undefined, string]>([
    [undefined, 'wss://api.openai.com/v1/realtime?intent=transcription'],
    ['https://eu.api.openai.com/v1/', 'wss://eu.api.openai.com/v1/realtime?intent=transcription'],
    ['https://mine.openai.azure.com/openai/v1', 'wss://mine.openai.azure.com/openai/v1/realtime?intent=transcription'],
    ['http://127.0.0.1:8000/v1', 'ws://127.0.0.1:8000/v1/realtime?intent=transcription&model=a%2Fb'],
    ['https://notopenai.com/v1', 'wss://notopenai.com/v1/realtime?intent=transcription&model=a%2Fb'],
  ])('of %s is %s', (baseUrl, url) => {
    expect(realtimeUrl({ baseUrl, model: 'a/b', apiKey: undefined, timeout: 1 }).href).toBe(url);
  });
});
