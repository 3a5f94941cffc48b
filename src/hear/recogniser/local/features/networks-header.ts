import type { PhonemeFacts } from './phoneme-guess.ts';
import { BANDS, CEPSTRA, REACH } from './shape.ts';

/** The dimensions of Wilco's networks, and what no training weighs. The first three are the denoiser's. */
export interface NetworksHeader {
  /** Frames before and behind. */
  readonly look: number;
  /** What comes out of the convolution. */
  readonly convolution: number;
  /** Units of the memory. */
  readonly memory: number;
  readonly phonemes: PhonemeFacts & {
    /** What comes out of the opening. */
    readonly opening: number;
    /** Units of the memory. */
    readonly memory: number;
  };
}

/** By hand: a library for it would take longer to load than all else that the recogniser's process loads. */
export function isNetworksHeader(json: unknown): json is NetworksHeader {
  const { format, bands, look, convolution, memory, phonemes } = fieldsOf(json);
  return (
    format === 2 && bands === BANDS && isWhole(look) && isCount(convolution) && isCount(memory) && isPhonemes(phonemes)
  );
}

function isPhonemes(json: unknown): boolean {
  const { cepstra, look, opening, memory, names, takenFrom, offsets, strength, floor, modelWeight } = fieldsOf(json);
  if (!Array.isArray(names) || !Array.isArray(takenFrom) || !Array.isArray(offsets)) return false;
  return (
    cepstra === CEPSTRA &&
    look === REACH &&
    [opening, memory, names.length].every(isCount) &&
    names.every((name) => typeof name === 'string') &&
    takenFrom.length === names.length &&
    takenFrom.every((index) => isWhole(index) && Number(index) < names.length) &&
    offsets.length === names.length &&
    [...offsets, strength, floor, modelWeight].every(Number.isFinite)
  );
}

function fieldsOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isCount(value: unknown): boolean {
  return isWhole(value) && value !== 0;
}
