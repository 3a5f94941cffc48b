import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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

/** The arithmetic that runs in every frame, in WebAssembly: its functions, and the memory that they reach. */
export class Kernels {
  readonly run: Exports;
  readonly #memory: ArrayBuffer;
  #used = 16;

  /** `bytes`: as much as is going to be allocated. What is never written takes no memory. */
  constructor(bytes: number = 48 * 1024 * 1024) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const module = new WebAssembly.Module(readFileSync(own));
    this.run = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
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
