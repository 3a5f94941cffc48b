import { describe, expect, test } from 'vitest';
import { chainOf, type RecogniserSettings, withEnvironment } from '../../../src/hear/recogniser/settings.ts';

function settings(change: {
  chain?: RecogniserSettings['chain'];
  baseUrl?: string;
  apiKey?: string;
}): RecogniserSettings {
  const { chain = ['auto'], baseUrl, apiKey } = change;
  return { chain, local: {}, openai: { model: 'm', baseUrl, apiKey, timeout: 1000 } };
}

describe('the chain of recognisers', () => {
  test('auto is the local one where there is neither key nor base URL', () => {
    expect(chainOf(withEnvironment(settings({ baseUrl: '' }), { OPENAI_API_KEY: '' }))).toEqual(['local']);
  });

  test.each([
    ['a key in the environment', settings({}), { OPENAI_API_KEY: 'k' }],
    ['a key in the settings', settings({ apiKey: 'k' }), {}],
    ['a base URL in the settings', settings({ baseUrl: 'http://[::1]/v1' }), {}],
    ['a base URL in the environment', settings({}), { OPENAI_BASE_URL: 'http://[::1]/v1' }],
  ])('auto is openai with the local one behind it, given %s', (_name, given, env) => {
    expect(chainOf(withEnvironment(given, env))).toEqual(['openai', 'local']);
  });

  test('a chain by names keeps its order and names each once', () => {
    expect(chainOf(settings({ chain: ['local', 'openai', 'local'] }))).toEqual(['local', 'openai']);
  });

  test('an empty chain is auto', () => {
    expect(chainOf(settings({ chain: [] }))).toEqual(['local']);
  });

  test('the settings go before the environment', () => {
    const given = settings({ apiKey: 'mine', baseUrl: 'http://a/v1' });
    const complete = withEnvironment(given, { OPENAI_API_KEY: 'theirs', OPENAI_BASE_URL: 'http://b/v1' });
    expect(complete.openai).toMatchObject({ apiKey: 'mine', baseUrl: 'http://a/v1' });
  });
});
