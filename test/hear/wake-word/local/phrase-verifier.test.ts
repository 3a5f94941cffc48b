import { beforeAll, describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { findModel } from '../../../../src/hear/recogniser/local/model-files.ts';
import { NoiseFloor } from '../../../../src/hear/recogniser/local/noise-floor.ts';
import { loadSphinx } from '../../../../src/hear/recogniser/local/sphinx-library.ts';
import { keyphraseSearch } from '../../../../src/hear/wake-word/local/keyphrase-search.ts';
import type { PhraseFit } from '../../../../src/hear/wake-word/local/phrase-fit.ts';
import { phraseSounds } from '../../../../src/hear/wake-word/local/phrase-sounds.ts';
import { openVerifier, type PhraseVerifier } from '../../../../src/hear/wake-word/local/phrase-verifier.ts';
import { leastDifference } from '../../../../src/hear/wake-word/local/verifying-thresholds.ts';
import { needsVoiceAndModel, speak, type Voice } from '../../recogniser/local/speak.ts';

const said = new Map([
  ['hey', ['HH EY']],
  ['wilco', ['W IH L K OW']],
]);

describe.skipIf(needsVoiceAndModel())('what was spotted, looked at again', () => {
  let verifier: PhraseVerifier | undefined;

  beforeAll(() => {
    const library = loadSphinx(undefined);
    const model = findModel(undefined, process.env);
    if (library === undefined || model === undefined) throw new Error('both are there, or this is skipped');
    verifier = openVerifier(library, keyphraseSearch(library), model, phraseSounds(['hey', 'wilco'], said));
  });

  function lookAgain(samples: Samples): PhraseFit | undefined {
    const whole = new Int16Array(samples.length + 8000);
    whole.set(samples, 4000);
    return verifier?.fit(whole, new NoiseFloor().under(whole));
  }

  test.each<Voice>(['slt', 'rms', 'awb'])('%s said it: it fits by default, and its end is known', async (voice) => {
    const samples = await speak('hey wilco', voice);
    const found = lookAgain(samples);
    expect(found?.difference).toBeGreaterThan(leastDifference(0.5));
    expect(found?.end).toBeGreaterThan(50);
    expect(found?.end).toBeLessThan((samples.length + 8000) / 160);
  });

  test.each(['have you seen my keys', 'the weather will be fine', 'welcome home'])(
    '"%s" does not fit by default',
    async (text) => {
      expect(lookAgain(await speak(text, 'slt'))?.difference ?? -1000).toBeLessThan(leastDifference(0.5));
    },
  );

  test('the same sound fits as well again, whatever was looked at between', async () => {
    const samples = await speak('hey wilco', 'rms');
    const first = lookAgain(samples);
    lookAgain(await speak('have you seen my keys', 'slt'));
    expect(lookAgain(samples)).toEqual(first);
  });

  test('silence is not even compared', () => {
    expect(lookAgain(new Int16Array(16_000))).toBeUndefined();
  });
});

test('the more sensitive, the less must it fit', () => {
  const least = [0, 0.25, 0.5, 0.75, 1].map(leastDifference);
  expect(least).toEqual(least.toSorted((a, b) => b - a));
  expect(new Set(least).size).toBe(least.length);
});
