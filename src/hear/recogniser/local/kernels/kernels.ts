import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WilcoError } from '../../../../core/error.ts';

/** What assets/kernels/kernels.ts exports. Addresses are bytes of its memory. */
interface Exports {
  affine(weights: number, bias: number, input: number, output: number, rows: number, columns: number): void;
  bestDensities(
    tables: number,
    mixtures: number,
    densities: number,
    features: number,
    streams: number,
    dimensions: number,
    indices: number,
    logs: number,
  ): void;
  senoneCosts(rows: number, likelihoods: number, count: number, scale: number, extra: number, costs: number): number;
  scores(costs: number, count: number, least: number, scores: number): void;
}

/** The part of Node's global that is used here; its types would be the browser's. */
declare const WebAssembly: {
  Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

/** Numbers in the memory of the kernels. */
export type Floats = Float32Array<ArrayBuffer>;

const own = fileURLToPath(new URL('../../../../../assets/kernels/kernels.wasm', import.meta.url));

const PAGE = 65_536;

export interface KernelsOptions {
  readonly bytes?: number;
  readonly path?: string;
}

/** The arithmetic that runs in every frame, in WebAssembly: its functions, and the memory that they reach. */
export class Kernels {
  readonly run: Exports;
  readonly #memory: ArrayBuffer;
  #used = 16;

  /**
   * `bytes`: as much as is going to be allocated; what is never written takes no memory. Throws `recogniser_unavailable`
   * when the module is missing or damaged, or for a processor that cannot run it (x86 from before 2008).
   */
  constructor({ bytes = 48 * 1024 * 1024, path = own }: KernelsOptions = {}) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    this.run = load(path, memory);
    this.#memory = memory.buffer;
  }

  /** Zeros; behind them is room up to the next multiple of four. */
  floats(count: number): Floats {
    return new Float32Array(this.#memory, this.#take(4 * count), count);
  }

  integers(count: number): Int32Array {
    return new Int32Array(this.#memory, this.#take(4 * count), count);
  }

  shorts(count: number): Int16Array {
    return new Int16Array(this.#memory, this.#take(2 * count), count);
  }

  #take(bytes: number): number {
    const address = this.#used;
    this.#used += Math.ceil(bytes / 16) * 16;
    if (this.#used > this.#memory.byteLength) throw new RangeError('The memory of the kernels is full.');
    return address;
  }
}

function load(path: string, memory: object): Exports {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), { env: { memory } }).exports as Exports;
  } catch {
    const message = `Wilco's own file ${path} is missing or cannot be run here.`;
    throw new WilcoError({ code: 'recogniser_unavailable', message, hint: 'Install Wilco again.' });
  }
}
