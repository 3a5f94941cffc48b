import type { Figure } from './figure.ts';
import { localEngineFigures } from './hear/local-engine.ts';
import { microphoneFigures } from './hear/microphone.ts';
import { noSpeechFigures } from './hear/no-speech.ts';
import { ownSentencesFigures } from './hear/own-sentences.ts';
import { speechFolderFigures } from './hear/speech-dev.ts';
import { wakeWordFigures } from './hear/wake-word.ts';
import { wronglyAcceptedFigures } from './hear/wrongly-accepted.ts';

/** How well and how soon the room HEAR hears, one after the other: they would disturb each other's times. */
export async function hearFigures(): Promise<readonly Figure[]> {
  const measures = [
    ...[speechFolderFigures, ownSentencesFigures, wronglyAcceptedFigures, noSpeechFigures],
    ...[localEngineFigures, microphoneFigures, wakeWordFigures],
  ];
  const figures: Figure[] = [];
  for (const measure of measures) figures.push(...(await measure()));
  return figures;
}
