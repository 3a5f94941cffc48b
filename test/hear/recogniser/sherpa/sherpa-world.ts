import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Samples } from '../../../../src/core/audio.ts';
import type { Recognition } from '../../../../src/core/heard.ts';
import type { Log } from '../../../../src/core/log.ts';
import type { Hints } from '../../../../src/core/recogniser.ts';
import type { SherpaSettings } from '../../../../src/hear/recogniser/settings.ts';
import { SherpaRecogniser } from '../../../../src/hear/recogniser/sherpa/sherpa-recogniser.ts';
import { type TinyModel, writeTinyModel } from '../../../fixtures/tiny-onnx-models.ts';
import { frames } from '../sounds.ts';

const quiet: Log = { info: () => undefined, warn: () => undefined };

/** A folder of models of its own, and a recogniser that uses it. Ends and removes all of it when it is disposed of. */
export class SherpaWorld implements AsyncDisposable {
  readonly folder: string;
  readonly end = new AbortController();

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(...models: readonly TinyModel[]): Promise<SherpaWorld> {
    const world = new SherpaWorld(await mkdtemp(join(tmpdir(), 'wilco-sherpa-')));
    for (const model of models) await writeTinyModel(join(world.folder, model), model);
    return world;
  }

  recogniser(settings: Partial<SherpaSettings> = {}, env = process.env): SherpaRecogniser {
    return new SherpaRecogniser({
      settings: { model: undefined, modelsDir: this.folder, threads: 1, timeout: 30_000, ...settings },
      log: quiet,
      env,
      backOff: { first: 10, longest: 100, healthyAfter: 1000 },
    });
  }

  async started(settings: Partial<SherpaSettings> = {}, env = process.env): Promise<SherpaRecogniser> {
    const recogniser = this.recogniser(settings, env);
    await recogniser.start(this.end.signal);
    return recogniser;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end.abort();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export function hintsWith(...phrases: readonly string[]): Hints {
  return { grammar: '', words: [], phrases, spoken: new Map(), kindOf: () => 'unknown' };
}

/** What a recogniser makes of a whole take. */
export function hear(
  recogniser: SherpaRecogniser,
  samples: Samples,
  hints = hintsWith(),
  signal: AbortSignal = new AbortController().signal,
): Promise<Recognition> {
  const listening = recogniser.begin(hints, signal);
  for (const frame of frames(samples)) listening.push(frame);
  return listening.finish();
}
