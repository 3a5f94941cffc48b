import { accessSync, constants } from 'node:fs';
import type { Samples } from '../../../core/audio.ts';
import type { Spotter } from '../spotter.ts';
import { isOtherwiseKnown, noKey, noKeyword, notInstalled, porcupineProblem } from './porcupine-problems.ts';

/** What the process of Picovoice's engine is ordered to listen for. */
export interface PorcupineOrder {
  /** One of the engine's own words ("computer"), or the path of a .ppn file. */
  readonly keyword: string;
  /** Empty: there is none. */
  readonly accessKey: string;
  /** The variable that it is read from. */
  readonly accessKeyEnv: string;
  /** 0 to 1. */
  readonly sensitivity: number;
  /** What is imported in the package's place. */
  readonly module?: string;
}

/** What Wilco uses of the package. */
interface PorcupinePackage {
  readonly Porcupine: new (
    accessKey: string,
    keywords: readonly string[],
    sensitivities: readonly number[],
    options: { readonly device: string },
  ) => Porcupine;
  /** The words that come with it, as values. */
  readonly BuiltinKeyword: Readonly<Record<string, string>>;
}

interface Porcupine {
  /** Of the only keyword, where a frame ends it; else -1. */
  process(frame: Samples): number;
  readonly frameLength: number;
}

/**
 * Loads the engine and lets it check the key, over the network the first time on a machine. Rejects with a
 * `WakeWordUnavailable` that names the remedy and never the key.
 */
export async function openPorcupine(order: PorcupineOrder): Promise<Spotter> {
  const { keyword, accessKey, accessKeyEnv, sensitivity, module = '@picovoice/porcupine-node' } = order;
  if (accessKey === '') throw noKey(accessKeyEnv);
  const { Porcupine, BuiltinKeyword } = await load(module);
  const known = Object.values(BuiltinKeyword);
  if (!known.includes(keyword) && !isReadable(keyword)) throw noKeyword(keyword, known);
  try {
    return new PorcupineSpotter(new Porcupine(accessKey, [keyword], [sensitivity], { device: 'cpu:1' }), keyword);
  } catch (thrown) {
    throw porcupineProblem(thrown, keyword);
  }
}

/** Frames of the engine's own length, whatever the lengths that come. */
class PorcupineSpotter implements Spotter {
  readonly detail: string;
  readonly #engine: Porcupine;
  readonly #frame: Samples;
  #filled = 0;

  constructor(engine: Porcupine, keyword: string) {
    this.#engine = engine;
    this.#frame = new Int16Array(engine.frameLength);
    this.detail = `“${keyword}” by Porcupine`;
  }

  hear(samples: Samples): number | undefined {
    let ago: number | undefined;
    for (let at = 0; at < samples.length; ) {
      const part = samples.subarray(at, at + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#frame.length) continue;
      this.#filled = 0;
      if (this.#engine.process(this.#frame) >= 0) ago = samples.length - at;
    }
    return ago;
  }

  /** The engine itself cannot forget; what it kept of the sound before is over after a phrase's length. */
  reset(): void {
    this.#filled = 0;
  }
}

async function load(module: string): Promise<PorcupinePackage> {
  try {
    return await import(module);
  } catch (thrown) {
    throw isOtherwiseKnown(thrown) ? porcupineProblem(thrown, '') : notInstalled(thrown);
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return path.endsWith('.ppn');
  } catch {
    return false;
  }
}
