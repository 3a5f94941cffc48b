import { describe, expect, test } from 'vitest';
import { recogniserChecks } from '../../../src/hear/recogniser/checks.ts';
import type { RecogniserSettings } from '../../../src/hear/recogniser/settings.ts';
import { needsVoiceAndModel } from './local/speak.ts';

function settings(change: Partial<RecogniserSettings>, baseUrl?: string): RecogniserSettings {
  const openai = { model: 'a-model', baseUrl, apiKey: undefined, timeout: 1000 };
  return { chain: ['auto'], local: {}, openai, ...change };
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

  test('the key itself is never shown', async () => {
    const openai = { model: 'a-model', baseUrl: undefined, apiKey: 'sk-secret', timeout: 1000 };
    const checks = await recogniserChecks(settings({ chain: ['openai'], openai }), {});
    expect(checks).toEqual([{ name: 'recogniser openai', type: 'ok', detail: 'a-model, with a key' }]);
  });
});
