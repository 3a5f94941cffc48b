import { describe, expect, test } from 'vitest';
import { errorFacts } from '../../../../src/core/error.ts';
import { LocalRecogniser } from '../../../../src/hear/recogniser/local/local-recogniser.ts';
import { usualHints } from './sentences.ts';
import { needsVoiceAndModel } from './speak.ts';

const log = { info: () => undefined, warn: () => undefined };

describe('the local recogniser without its parts', () => {
  test('a missing library says what is missing and what to install, at start and at every take', async () => {
    const end = new AbortController();
    const settings = { library: '/nowhere/libpocketsphinx.so.3' };
    const recogniser = new LocalRecogniser({ settings, log, env: process.env });
    const error = await recogniser.start(end.signal).then(() => ({}), errorFacts);
    expect(error).toMatchObject({
      code: 'recogniser_unavailable',
      message: 'The speech library libpocketsphinx is not installed at /nowhere/libpocketsphinx.so.3.',
      hint: expect.stringMatching(/^Install it: /),
    });
    expect(recogniser.state()).toEqual({ type: 'broken', error });
    const take = recogniser.begin(usualHints, end.signal);
    await expect(take.finish()).rejects.toMatchObject(error);
    end.abort();
  });

  test.skipIf(needsVoiceAndModel())('a missing model does so too', async () => {
    const end = new AbortController();
    const recogniser = new LocalRecogniser({ settings: { model: '/nowhere/en-us' }, log, env: process.env });
    await expect(recogniser.start(end.signal)).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      message: 'The English speech model of pocketsphinx is not installed in /nowhere/en-us.',
    });
    end.abort();
  });

  test('a recogniser that was never started fails its takes', async () => {
    const recogniser = new LocalRecogniser({ settings: {}, log, env: process.env });
    const take = recogniser.begin(usualHints, new AbortController().signal);
    await expect(take.finish()).rejects.toMatchObject({ code: 'recogniser_unavailable' });
  });
});
