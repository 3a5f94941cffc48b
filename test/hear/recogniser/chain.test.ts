import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { chainOf } from '../../../src/hear/recogniser/chain.ts';
import type { RecogniserSettings } from '../../../src/hear/recogniser/settings.ts';

function settings(change: {
  chain?: RecogniserSettings['chain'];
  baseUrl?: string;
  apiKey?: string;
  model?: string;
  modelsDir?: string;
}): RecogniserSettings {
  const { chain = ['auto'], baseUrl, apiKey, model, modelsDir = '/nonexistent' } = change;
  const sherpa = { model, modelsDir, threads: 1, timeout: 1000 };
  return { chain, local: {}, openai: { model: 'm', baseUrl, apiKey, timeout: 1000 }, sherpa };
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

  test('auto asks a large model on this machine first, where there is one', () => {
    expect(chainOf(settings({ apiKey: 'k', model: '/tmp' }))).toEqual(['sherpa', 'openai', 'local']);
    expect(chainOf(settings({ model: '/tmp' }))).toEqual(['sherpa', 'local']);
  });

  test('auto leaves out no model that somebody wants: one that must be named, or is named and not there, can be told', () => {
    const modelsDir = mkdtempSync(join(tmpdir(), 'wilco-chain-'));
    onTestFinished(() => rmSync(modelsDir, { recursive: true }));
    expect(chainOf(settings({ modelsDir }))).toEqual(['local']);
    for (const name of ['one', 'two']) mkdirSync(join(modelsDir, name));
    expect(chainOf(settings({ modelsDir }))).toEqual(['sherpa', 'local']);
    expect(chainOf(settings({ modelsDir, model: 'three' }))).toEqual(['sherpa', 'local']);
    expect(chainOf(settings({ model: 'three' }))).toEqual(['sherpa', 'local']);
  });

  test('a chain by names keeps its order and names each once', () => {
    expect(chainOf(settings({ chain: ['local', 'openai', 'local'] }))).toEqual(['local', 'openai']);
  });

  test('an empty chain is auto', () => {
    expect(chainOf(settings({ chain: [] }))).toEqual(['local']);
  });
});
