import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Samples } from '../../../src/core/audio.ts';
import { readWav } from '../../../src/hear/recogniser/read-wav.ts';
import { unrelatedSentences } from '../../understand/safety/unrelated-sentences.ts';
import { atMost, type Figure } from '../figure.ts';
import { kitchenNoise, mixed } from './mix-noise.ts';
import { SYNTHETIC_VOICES, spokenBy } from './synthetic-voices.ts';
import { isDestructive, WilcoEars } from './wilco-ears.ts';

const SNR = 24;

/** What is no sentence of Wilco's, played to its grammar: how much is taken for one, and what that would have done. */
export async function wronglyAcceptedFigures(): Promise<readonly Figure[]> {
  const ears = new WilcoEars();
  const speech = process.env['WILCO_SPEECH'];
  const figures = await unrelatedFigures(ears);
  return speech === undefined ? figures : [...(await coffeeFigures(ears, speech)), ...figures];
}

/** Real people who order coffee. */
async function coffeeFigures(ears: WilcoEars, speech: string): Promise<readonly Figure[]> {
  const kitchen = await kitchenNoise(speech);
  const clean = new Tally(ears);
  const noisy = new Tally(ears);
  for (const name of await readdir(join(speech, 'clean'))) {
    const samples = await readWav(join(speech, 'clean', name));
    await clean.play(samples);
    if (kitchen !== undefined) await noisy.play(mixed(samples, kitchen, SNR, name));
  }
  const what = 'other commands of real people';
  return [...clean.figures(`${what}, clean`, 2), ...noisy.figures(`${what}, kitchen at ${SNR} dB`, 2)];
}

/** A flite voice for each sentence, in turn. */
async function unrelatedFigures(ears: WilcoEars): Promise<readonly Figure[]> {
  const voices = SYNTHETIC_VOICES.filter((voice) => voice !== 'espeak-ng');
  const tally = new Tally(ears);
  for (const [index, text] of unrelatedSentences().entries()) {
    await tally.play(await spokenBy(voices[index % voices.length] ?? 'slt', text));
  }
  return tally.figures('unrelated sentences, synthetic voices', null);
}

class Tally {
  readonly #ears: WilcoEars;
  #played = 0;
  #accepted = 0;
  #destructive = 0;

  constructor(ears: WilcoEars) {
    this.#ears = ears;
  }

  async play(samples: Samples): Promise<void> {
    const heard = await this.#ears.hear(samples);
    this.#played += 1;
    if (heard.type === 'speech') this.#accepted += 1;
    if (isDestructive(this.#ears.decide(heard))) this.#destructive += 1;
  }

  figures(what: string, reach: number | null): readonly Figure[] {
    const row = { area: 'hear', reference: null } as const;
    return [
      atMost({
        ...row,
        figure: `${what}: taken for a sentence of Wilco's, of ${this.#played}`,
        value: (this.#accepted / this.#played) * 100,
        unit: '%',
        reach,
      }),
      atMost({ ...row, figure: `${what}: destructive acts`, value: this.#destructive, unit: '', reach: 0 }),
    ];
  }
}
