import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recogniserChecks } from '../../../src/hear/recogniser/checks.ts';
import type { RecogniserSettings } from '../../../src/hear/recogniser/settings.ts';
import { needsVoiceAndModel } from './local/speak.ts';

function settings(change: Partial<RecogniserSettings>, baseUrl?: string): RecogniserSettings {
  const openai = { model: 'a-model', baseUrl, apiKey: undefined, timeout: 1000 };
  const sherpa = { model: undefined, modelsDir: '/nonexistent', threads: 1, timeout: 1000 };
  return { chain: ['auto'], local: {}, openai, sherpa, ...change };
}

describe('the checks of the recognisers', () => {
  test.skipIf(needsVoiceAndModel())('the local one is really loaded', async () => {
    const { PATH = '' } = process.env;
    expect(await recogniserChecks(settings({}), { PATH })).toEqual([
      { name: 'recogniser local', type: 'ok', detail: expect.stringMatching(/^pocketsphinx \d, \/.*en-us/) },
    ]);
  });

  test('a local one that cannot be loaded says what to install', async () => {
    expect(await recogniserChecks(settings({ local: { library: '/nowhere.so' } }), {})).toEqual([
      {
        name: 'recogniser local',
        type: 'missing',
        detail: 'The speech library libpocketsphinx is not installed at /nowhere.so.',
        remedy: expect.stringMatching(/^Install it/),
      },
    ]);
  });

  test('openai alone without a key is missing one', async () => {
    expect(await recogniserChecks(settings({ chain: ['openai'] }), {})).toMatchObject([
      { type: 'missing', remedy: expect.stringMatching(/OPENAI_API_KEY/) },
    ]);
  });

  test('in front of another one it is no more than a warning', async () => {
    const [openai] = await recogniserChecks(
      settings({ chain: ['openai', 'local'], local: { library: '/nowhere.so' } }, 'not a url'),
      {},
    );
    expect(openai).toMatchObject({ type: 'warning', detail: 'The base URL not a url is not a URL.' });
  });

  test('openai behind a model is no more than a warning, for the local one is there', async () => {
    const chain = ['sherpa', 'openai', 'local'] as const;
    const checks = await recogniserChecks(settings({ chain, local: { library: '/nowhere.so' } }), {});
    expect(checks.map(({ type }) => type)).toEqual(['warning', 'warning', 'missing']);
  });

  test('a key that is missing is called by the variable that the config names', async () => {
    const openai = { model: 'a-model', baseUrl: undefined, apiKey: undefined, apiKeyEnv: 'MY_KEY', timeout: 1000 };
    const [check] = await recogniserChecks(settings({ chain: ['openai'], openai }), {});
    expect(check).toMatchObject({ remedy: expect.stringMatching(/^Set MY_KEY/) });
  });

  test('an address without http is no base URL', async () => {
    const [check] = await recogniserChecks(settings({ chain: ['openai'] }, 'localhost:8000/v1'), {});
    expect(check).toMatchObject({ type: 'missing', detail: 'The base URL localhost:8000/v1 is not a URL.' });
  });

  test('a password in the base URL is not shown', async () => {
    const [check] = await recogniserChecks(settings({ chain: ['openai'] }, 'https://me:secret@speech.lan/v1'), {});
    expect(check).toEqual({ name: 'recogniser openai', type: 'ok', detail: 'a-model at speech.lan' });
  });

  test('of several models that auto could use, one must be named', async () => {
    const modelsDir = await mkdtemp(join(tmpdir(), 'wilco-checks-'));
    try {
      for (const name of ['one', 'two']) await mkdir(join(modelsDir, name));
      const sherpa = { model: undefined, modelsDir, threads: 1, timeout: 1000 };
      const [check] = await recogniserChecks(settings({ sherpa, local: { library: '/nowhere.so' } }), {});
      expect(check).toEqual({
        name: 'recogniser sherpa',
        type: 'warning',
        detail: 'There are several speech models: one, two.',
        remedy: 'Say which one to use, in the config: [recogniser.sherpa] model = "one"',
      });
    } finally {
      await rm(modelsDir, { recursive: true });
    }
  });

  test('the key itself is never shown', async () => {
    const openai = { model: 'a-model', baseUrl: undefined, apiKey: 'sk-secret', timeout: 1000 };
    const checks = await recogniserChecks(settings({ chain: ['openai'], openai }), {});
    expect(checks).toEqual([{ name: 'recogniser openai', type: 'ok', detail: 'a-model, with a key' }]);
  });
});
