import { SAMPLE_RATE, type Samples } from '../../../src/core/audio.ts';
import type { Recognition } from '../../../src/core/heard.ts';
import { atLeast, atMost, type Figure } from '../figure.ts';
import { kitchenNoise } from './mix-noise.ts';
import { soundsWithoutSpeech } from './sounds-without-speech.ts';
import { WilcoEars } from './wilco-ears.ts';

/** Sound in which nobody speaks: none of it may become words, and "I heard nothing" is the answer to it. */
export async function noSpeechFigures(): Promise<readonly Figure[]> {
  const ears = new WilcoEars();
  const kitchen = await kitchenNoise(process.env['WILCO_SPEECH']);
  const made: { readonly what: string; readonly heard: Recognition }[] = [];
  for (const { what, samples } of soundsWithoutSpeech()) made.push({ what, heard: await ears.hear(samples) });
  const pieces: Recognition[] = [];
  for (const samples of kitchen === undefined ? [] : piecesOf(kitchen)) pieces.push(await ears.hear(samples));
  const words = [...made.map(({ heard }) => heard), ...pieces].filter(({ type }) => type === 'speech').length;
  const steady = made.filter(({ what }) => what !== 'cough');
  const nothing = steady.filter(({ heard }) => heard.type === 'nothing' && heard.why !== 'unclear').length;
  const row = { area: 'hear', reference: null } as const;
  return [
    atMost({
      ...row,
      figure: `sounds without speech that became words, of ${made.length + pieces.length}`,
      value: words,
      unit: '',
      reach: 0,
    }),
    atLeast({
      ...row,
      figure: `silence, hum, keys, fans, tones told as nothing heard, of ${steady.length}`,
      value: (nothing / steady.length) * 100,
      unit: '%',
      reach: null,
    }),
  ];
}

/** Two seconds each, one after the other. */
function piecesOf(noise: Samples): readonly Samples[] {
  const length = 2 * SAMPLE_RATE;
  return Array.from({ length: Math.floor(noise.length / length) }, (_, index) =>
    noise.subarray(index * length, (index + 1) * length),
  );
}
