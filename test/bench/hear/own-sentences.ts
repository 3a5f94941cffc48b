import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Samples } from '../../../src/core/audio.ts';
import { atLeast, type Figure } from '../figure.ts';
import { kitchenNoise, mixed } from './mix-noise.ts';
import { SYNTHETIC_VOICES, spokenBy } from './synthetic-voices.ts';
import { WilcoEars } from './wilco-ears.ts';

const SNR = 12;

/** Wilco's own control sentences by five synthetic voices: accepted, and of the same intent and slots as when typed. */
export async function ownSentencesFigures(): Promise<readonly Figure[]> {
  const ears = new WilcoEars();
  const kitchen = await kitchenNoise(process.env['WILCO_SPEECH']);
  const right = { clean: 0, kitchen: 0 };
  let count = 0;
  for (const text of ownSentences()) {
    for (const voice of SYNTHETIC_VOICES) {
      const clean = await spokenBy(voice, text);
      const isRight = async (samples: Samples) => ears.isSame(text, await ears.hear(samples));
      count += 1;
      if (await isRight(clean)) right.clean += 1;
      if (kitchen !== undefined && (await isRight(mixed(clean, kitchen, SNR, `${voice} ${text}`)))) right.kitchen += 1;
    }
  }
  const row = (where: string, value: number, reach: number) =>
    atLeast({
      area: 'hear',
      figure: `own control sentences right, ${where}, ${count} by five voices`,
      value: (value / count) * 100,
      unit: '%',
      reach,
      reference: null,
    });
  const clean = row('clean', right.clean, 99);
  return kitchen === undefined ? [clean] : [clean, row(`kitchen at ${SNR} dB`, right.kitchen, 95)];
}

/** The fixed list. */
export function ownSentences(): readonly string[] {
  return readFileSync(join(import.meta.dirname, 'own-sentences.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
