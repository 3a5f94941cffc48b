import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { durationOf, SAMPLE_RATE, type Samples } from '../../../src/core/audio.ts';
import { readWav } from '../../../src/hear/recogniser/read-wav.ts';
import { openLocalSpotter } from '../../../src/hear/wake-word/local/open-local-spotter.ts';
import type { Spotter } from '../../../src/hear/wake-word/spotter.ts';
import { unrelatedSentences } from '../../understand/safety/unrelated-sentences.ts';
import { atLeast, atMost, type Figure } from '../figure.ts';
import { kitchenNoise, mixed } from './mix-noise.ts';
import { SYNTHETIC_VOICES, type SyntheticVoice, spokenBy } from './synthetic-voices.ts';

const SNR = 12;
const HOUR = 3_600_000;

/** As sound comes to the engine's process. */
const PIECE = 0.08 * SAMPLE_RATE;

/** Of the unrelated sentences, one in so many: all of them would last for many minutes. */
const EVERY = 3;

const said = ['hey wilco', 'hey wilco, what is running', 'hey wilco cancel the last task', 'hey wilco status'];

/** The free wake word with its default phrase and sensitivity: how often it is heard, and where nobody said it. */
export async function wakeWordFigures(): Promise<readonly Figure[]> {
  const spotter = openLocalSpotter({ phrase: 'hey wilco', sensitivity: 0.5, local: {} }, process.env);
  const speech = process.env['WILCO_SPEECH'];
  const kitchen = await kitchenNoise(speech);
  const figures = [...(await heardFigures(spotter, kitchen)), ...(await unrelatedFigures(spotter))];
  if (speech !== undefined) figures.push(falseAlarms('real people talking', listen(spotter, await people(speech))));
  if (kitchen !== undefined) figures.push(falseAlarms('kitchen noise', listen(spotter, [kitchen])));
  return figures;
}

async function heardFigures(spotter: Spotter, kitchen: Samples | undefined): Promise<readonly Figure[]> {
  const heard = { clean: 0, noisy: 0 };
  const all = SYNTHETIC_VOICES.flatMap((voice) => said.map((text) => ({ voice, text })));
  for (const { voice, text } of all) {
    const samples = padded(await spokenBy(voice, text));
    if (listen(spotter, [samples]).alarms > 0) heard.clean += 1;
    if (kitchen === undefined) continue;
    if (listen(spotter, [mixed(samples, kitchen, SNR, `${voice} ${text}`)]).alarms > 0) heard.noisy += 1;
  }
  const row = (where: string, count: number) =>
    atLeast({
      area: 'hear',
      figure: `wake word heard, ${where}, of ${all.length} by five voices`,
      value: (count / all.length) * 100,
      unit: '%',
      reach: 90,
      reference: null,
    });
  const clean = row('clean', heard.clean);
  return kitchen === undefined ? [clean] : [clean, row(`kitchen at ${SNR} dB`, heard.noisy)];
}

async function unrelatedFigures(spotter: Spotter): Promise<readonly Figure[]> {
  const voices = SYNTHETIC_VOICES.filter((voice) => voice !== 'espeak-ng');
  const spoken: Samples[] = [];
  for (const [index, text] of unrelatedSentences().entries()) {
    const voice: SyntheticVoice = voices[index % voices.length] ?? 'slt';
    if (index % EVERY === 0) spoken.push(padded(await spokenBy(voice, text)));
  }
  const heard = listen(spotter, spoken);
  const cost = atMost({
    area: 'hear',
    figure: 'wake word: processor while somebody talks, of one core',
    value: (heard.processor / heard.duration) * 100,
    unit: '%',
    reach: 5,
    reference: null,
  });
  return [falseAlarms('unrelated sentences, synthetic voices', heard), cost];
}

async function people(speech: string): Promise<readonly Samples[]> {
  const folder = join(speech, 'clean');
  return Promise.all((await readdir(folder)).map((name) => readWav(join(folder, name))));
}

interface Heard {
  readonly alarms: number;
  /** Milliseconds of sound, and of the processor for it. */
  readonly duration: number;
  readonly processor: number;
}

/** Each sound for itself, as after a reset. */
function listen(spotter: Spotter, sounds: readonly Samples[]): Heard {
  const before = process.cpuUsage();
  let alarms = 0;
  let samples = 0;
  for (const sound of sounds) {
    spotter.reset();
    samples += sound.length;
    for (let at = 0; at < sound.length; at += PIECE) {
      if (spotter.hear(sound.subarray(at, at + PIECE)) !== undefined) alarms += 1;
    }
  }
  const { user, system } = process.cpuUsage(before);
  return { alarms, duration: durationOf(samples), processor: (user + system) / 1000 };
}

/** With the bound that is not exceeded in 19 of 20 such measurements, where there was no alarm at all: 3 in the whole time. */
function falseAlarms(where: string, { alarms, duration }: Heard): Figure {
  const hours = duration / HOUR;
  const bound = alarms === 0 ? `, at most ${(3 / hours).toFixed(0)} with 95 % confidence` : '';
  return atMost({
    area: 'hear',
    figure: `wake word: false alarms per hour, ${where}, ${(hours * 60).toFixed(0)} min${bound}`,
    value: alarms / hours,
    unit: '',
    reach: 1,
    reference: null,
  });
}

/** Half a second of nothing before it, and after it the time that the spotter needs. */
function padded(samples: Samples): Samples {
  const whole = new Int16Array(samples.length + SAMPLE_RATE);
  whole.set(samples, SAMPLE_RATE / 2);
  return whole;
}
