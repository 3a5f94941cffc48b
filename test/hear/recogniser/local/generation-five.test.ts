import { describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import type { Hints } from '../../../../src/core/recogniser.ts';
import type { Ears } from '../../../../src/hear/recogniser/local/ears.ts';
import { openEars } from '../../../../src/hear/recogniser/local/open-ears.ts';
import { loadSphinx } from '../../../../src/hear/recogniser/local/sphinx-library.ts';
import { frames, murmur, silence } from '../sounds.ts';
import { hintsFor, usualHints } from './sentences.ts';
import { needsVoiceAndModel, speak, type Voice } from './speak.ts';

/**
 * Few distributions ship libpocketsphinx 5. `WILCO_POCKETSPHINX5=/path/of/libpocketsphinx.so.5 npx vitest run
 * test/hear/recogniser/local` proves Wilco on it, with the model that is installed.
 */
const library = process.env['WILCO_POCKETSPHINX5'] ?? 'libpocketsphinx.so.5';

function missing(): boolean {
  if (loadSphinx(library) !== undefined) return needsVoiceAndModel();
  process.stderr.write(`skipped, cannot be loaded: ${library} (WILCO_POCKETSPHINX5 says where it is)\n`);
  return true;
}

describe.skipIf(missing())('generation 5 of libpocketsphinx', () => {
  async function ears(hints: Hints): Promise<Ears> {
    const opened = openEars({ library }, process.env);
    await opened.useHints(hints);
    return opened;
  }

  async function hear(opened: Ears, samples: Samples): Promise<string> {
    await opened.begin();
    for (const frame of frames(samples)) opened.push(frame);
    const heard = await opened.finish();
    return heard.type === 'speech' ? heard.utterance.text : heard.why;
  }

  test('is known as such', async () => {
    expect(loadSphinx(library)?.generation).toBe(5);
    expect((await ears(usualHints)).detail).toMatch(/^pocketsphinx 5, /);
  });

  test.each<[Voice, string]>([
    ['slt', 'what is running'],
    ['rms', 'cancel it'],
    ['awb', 'cancel number three'],
  ])('%s says "%s", the first take after the start', async (voice, text) => {
    expect(await hear(await ears(usualHints), await speak(text, voice))).toBe(text);
  });

  test('new hints bring words that no dictionary has', async () => {
    const opened = await ears(usualHints);
    await opened.useHints(hintsFor(['zyxwik']));
    expect(await hear(opened, await speak('start task fix the parser in zyxwik'))).toMatch(/ in zyxwik$/);
  });

  test('a grammar that cannot be read fails, and the next one is heard', async () => {
    const opened = await ears({ ...usualHints, grammar: '#JSGF V1.0; public <broken' });
    await expect(opened.begin()).rejects.toThrow('cannot read the grammar');
    await opened.useHints(usualHints);
    expect(await hear(opened, await speak('cancel it'))).toBe('cancel it');
  });

  test('no sample, silence and murmuring are nothing', async () => {
    const opened = await ears(usualHints);
    expect(await hear(opened, silence(0))).toBe('silence');
    expect(await hear(opened, silence(2000))).toBe('silence');
    expect(await hear(opened, murmur(6))).toMatch(/^(not-speech|unclear)$/);
  });
});
