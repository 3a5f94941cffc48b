import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WilcoError } from '../../../../core/error.ts';
import type { Layer } from './affine.ts';
import type { DenoiserWeights } from './denoiser.ts';
import { isNetworksHeader } from './networks-header.ts';
import type { PhonemeWeights } from './phoneme-guess.ts';
import type { NetworkLayers } from './recurrent-network.ts';
import { BANDS, CEPSTRA, REACH } from './shape.ts';

/** The weights that come with Wilco. */
export const ownNetworks = fileURLToPath(new URL('../../../../../assets/hearing/networks.bin', import.meta.url));

export interface Networks {
  readonly denoiser: DenoiserWeights;
  /** Was trained with what this denoiser makes of speech. */
  readonly phonemes: PhonemeWeights;
}

/** Throws `recogniser_unavailable` when the file is missing or not what {@link parseNetworks} reads. */
export function readNetworks(path: string = ownNetworks): Networks {
  const networks = parseNetworks(read(path));
  if (networks === undefined) throw unusable(`Wilco's own file ${path} is damaged.`);
  return networks;
}

/**
 * A line of JSON, then numbers of 32 bits, little-endian, of layer after layer: a row of weights for each number that
 * comes out, then the biases. First the denoiser's: the convolution (over the bands of frame after frame; the bands' means
 * and spreads are already part of it), the memory's for what comes in and for what is remembered (each for PyTorch's
 * gates reset, update, new), and the correction (out of what is remembered, then of what was convolved). Then, in the
 * same order, those for the phonemes. Undefined when it is anything else.
 */
export function parseNetworks(file: Buffer): Networks | undefined {
  const headerEnd = file.indexOf('\n');
  const header = parsed(file.toString('utf8', 0, Math.max(0, headerEnd)));
  if (!isNetworksHeader(header)) return undefined;
  const { look, convolution, memory, phonemes } = header;
  const rest = new Rest(numbersIn(file.subarray(headerEnd + 1)));
  const around = (2 * REACH + 1) * CEPSTRA;
  const networks: Networks = {
    denoiser: {
      look,
      ...rest.network({ input: (2 * look + 1) * BANDS, opening: convolution, memory, output: BANDS }),
    },
    phonemes: {
      ...phonemes,
      ...rest.network({ ...phonemes, input: around + memory + convolution, output: 3 * phonemes.names.length }),
    },
  };
  return rest.isUsedUp() ? networks : undefined;
}

/** How many numbers go in, come out of each part, and come out at last. */
interface Sizes {
  readonly input: number;
  readonly opening: number;
  readonly memory: number;
  readonly output: number;
}

/** The numbers that were not read yet. */
class Rest {
  readonly #numbers: Float32Array;
  #at = 0;

  constructor(numbers: Float32Array) {
    this.#numbers = numbers;
  }

  network({ input, opening, memory, output }: Sizes): NetworkLayers {
    return {
      opening: this.#layer(opening, input),
      memory: { incoming: this.#layer(3 * memory, opening), remembered: this.#layer(3 * memory, memory) },
      closing: this.#layer(output, memory + opening),
    };
  }

  isUsedUp(): boolean {
    // One that is not finite makes the sum so.
    let sum = 0;
    for (const number of this.#numbers) sum += number;
    return this.#at === this.#numbers.length && Number.isFinite(sum);
  }

  #layer(rows: number, columns: number): Layer {
    return { weights: this.#next(rows * columns), bias: this.#next(rows) };
  }

  #next(count: number): Float32Array {
    this.#at += count;
    return this.#numbers.subarray(this.#at - count, this.#at);
  }
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
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 4));
  return new Float32Array(new Uint8Array(whole).buffer);
}

function unusable(message: string): WilcoError {
  return new WilcoError({ code: 'recogniser_unavailable', message, hint: 'Install Wilco again.' });
}
