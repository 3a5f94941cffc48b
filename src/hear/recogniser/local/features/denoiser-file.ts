import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WilcoError } from '../../../../core/error.ts';
import type { DenoiserWeights } from './denoiser.ts';
import { BANDS } from './shape.ts';

/** The weights that come with Wilco. */
export const ownDenoiser = fileURLToPath(new URL('../../../../../assets/denoiser/denoiser.bin', import.meta.url));

/** Throws `recogniser_unavailable` when the file is missing or not what {@link parseDenoiser} reads. */
export function readDenoiser(path: string = ownDenoiser): DenoiserWeights {
  const weights = parseDenoiser(read(path));
  if (weights === undefined) throw unusable(`Wilco's own file ${path} is damaged.`);
  return weights;
}

/**
 * A line of JSON with the dimensions, then numbers of 32 bits, little-endian, of layer after layer: a row of weights for
 * each number that comes out, then the biases. The layers are the convolution (over the bands of frame after frame; the
 * bands' means and spreads are already part of it), the memory's for what comes in and for what is remembered (each for
 * PyTorch's gates reset, update, new), and the correction (out of what is remembered, then of what was convolved).
 * Undefined when it is anything else.
 */
export function parseDenoiser(file: Buffer): DenoiserWeights | undefined {
  const headerEnd = file.indexOf('\n');
  const header = parsed(file.toString('utf8', 0, Math.max(0, headerEnd)));
  if (!isHeader(header)) return undefined;
  const { look, convolution, memory } = header;
  const numbers = numbersIn(file.subarray(headerEnd + 1));
  let at = 0;
  const next = (count: number) => {
    at += count;
    return numbers.subarray(at - count, at);
  };
  const layer = (rows: number, columns: number) => ({ weights: next(rows * columns), bias: next(rows) });
  const weights = {
    look,
    convolution: layer(convolution, (2 * look + 1) * BANDS),
    memory: { incoming: layer(3 * memory, convolution), remembered: layer(3 * memory, memory) },
    correction: layer(BANDS, memory + convolution),
  };
  return at === numbers.length && numbers.every(Number.isFinite) ? weights : undefined;
}

interface Header {
  /** Frames before and behind. */
  readonly look: number;
  /** What comes out of the convolution. */
  readonly convolution: number;
  /** Units of the memory. */
  readonly memory: number;
}

/** By hand: a library for it would take longer to load than all else that the recogniser's process loads. */
function isHeader(json: unknown): json is Header {
  if (typeof json !== 'object' || json === null) return false;
  const { format, bands, look, convolution, memory } = json as Readonly<Record<string, unknown>>;
  const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;
  return format === 1 && bands === BANDS && (look === 0 || isCount(look)) && isCount(convolution) && isCount(memory);
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw unusable(`Wilco's own file ${path} is missing or cannot be read.`);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What is no whole number of them is left out. */
function numbersIn(bytes: Buffer): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float32Array(Math.floor(bytes.length / 4));
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = view.getFloat32(4 * at, true);
  return numbers;
}

function unusable(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_unavailable', message, hint: 'Install Wilco again.' });
}
