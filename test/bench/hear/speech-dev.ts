import { join } from 'node:path';
import type { Samples } from '../../../src/core/audio.ts';
import { openEars } from '../../../src/hear/recogniser/local/open-ears.ts';
import { readWav } from '../../../src/hear/recogniser/read-wav.ts';
import { atLeast, type Figure } from '../figure.ts';
import { CoffeeOrders, labelsOf } from './coffee-orders.ts';
import { kitchenNoise, mixed } from './mix-noise.ts';

/** As a microphone delivers it. */
const FRAME = 320;

const CONDITIONS = [
  { where: 'clean', snr: undefined, reach: 97.5 },
  { where: 'kitchen at 24 dB', snr: 24, reach: 96 },
  { where: 'kitchen at 12 dB', snr: 12, reach: 92 },
  { where: 'kitchen at 6 dB', snr: 6, reach: 80 },
] as const;

/**
 * Commands of real people (the folder in `WILCO_SPEECH`), each a speaker of its own, one after the other through the
 * local recogniser: accepted, with every slot right and none too many. Without the folder none is measured.
 */
export async function speechFolderFigures(): Promise<readonly Figure[]> {
  const folder = process.env['WILCO_SPEECH'];
  if (folder === undefined) {
    process.stderr.write('not run: commands of real people (give their folder: --speech DIR)\n');
    return [];
  }
  const orders = new CoffeeOrders();
  const kitchen = await kitchenNoise(folder);
  const labels = labelsOf(folder);
  const figures: Figure[] = [];
  for (const { where, snr, reach } of CONDITIONS) {
    if (snr !== undefined && kitchen === undefined) continue;
    const hear = await freshEars(orders);
    let right = 0;
    for (const [file, order] of labels) {
      const clean = await readWav(join(folder, 'clean', file));
      const sound = snr === undefined || kitchen === undefined ? clean : mixed(clean, kitchen, snr, file);
      if (orders.isRight(await hear(sound), order)) right += 1;
    }
    figures.push(
      atLeast({
        area: 'hear',
        figure: `commands of ${labels.length} real people, every slot right, ${where}`,
        value: (right / labels.length) * 100,
        unit: '%',
        reach,
        reference: null,
      }),
    );
  }
  return figures;
}

/** A recogniser that has heard nothing yet; gives '' where it heard no sentence. */
async function freshEars(orders: CoffeeOrders): Promise<(samples: Samples) => Promise<string>> {
  const ears = openEars({}, process.env);
  await ears.useHints(orders.hints());
  return async (samples) => {
    await ears.begin();
    for (let at = 0; at < samples.length; at += FRAME) ears.push(samples.subarray(at, at + FRAME));
    const heard = await ears.finish();
    return heard.type === 'speech' ? heard.utterance.text : '';
  };
}
