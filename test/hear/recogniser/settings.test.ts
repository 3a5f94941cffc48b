import { describe, expect, test } from 'vitest';
import { chainOf, type RecogniserSettings } from '../../../src/hear/recogniser/settings.ts';

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
    expect(chainOf(settings({}))).toEqual(['local']);
  });

  test.each([
    ['a key', settings({ apiKey: 'k' })],
    ['a base URL', settings({ baseUrl: 'http://[::1]/v1' })],
  ])('auto is openai with the local one behind it, given %s', (_name, given) => {
    expect(chainOf(given)).toEqual(['openai', 'local']);
  });

  test('a chain by names keeps its order and names each once', () => {
    expect(chainOf(settings({ chain: ['local', 'openai', 'local'] }))).toEqual(['local', 'openai']);
  });

  test('an empty chain is auto', () => {
    expect(chainOf(settings({ chain: [] }))).toEqual(['local']);
  });
});
