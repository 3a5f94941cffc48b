import { describe, expect, it } from 'vitest';
import { errorWords, isAboutLogin } from '../../../src/act/agents/error-words.ts';

describe("an agent's error", () => {
  it.each([
    ['[API Error: {"error":{"code":401,"message":"no \\"key\\""}}]', 'no "key"'],
    ['{"error":{"message":"bad thing"}}', 'bad thing'],
    ['plain words', 'plain words'],
    ['"message":"\\x"', '"message":"\\x"'],
  ])('%s is said without its wrapping', (text, words) => {
    expect(errorWords(text)).toBe(words);
  });

  it.each([
    'Invalid API key · Fix external API key',
    'Incorrect API key provided',
    '[API Error: {"error":{"code":400,"message":"API key not valid. Please pass a valid API key."}}]',
    'Not logged in · Please run /login',
    'OAuth token has expired. Please obtain a new token',
    'authentication_error: x',
    'unexpected status 401 Unauthorized: x',
    'Request failed with status code 403',
    '{"error":{"code":403,"status":"PERMISSION_DENIED"}}',
    'Missing environment variable: `OPENAI_API_KEY`.',
  ])('is about the login: %s', (text) => {
    expect(isAboutLogin(text)).toBe(true);
  });

  it.each([
    'API Error: 529 Overloaded',
    'unexpected status 500 Internal Server Error',
    'Credit balance is too low',
    'The test for login expects 401 rows',
    'Missing environment variable: `HOME`.',
    'the file of 403 bytes is gone',
  ])('is not about the login: %s', (text) => {
    expect(isAboutLogin(text)).toBe(false);
  });
});
