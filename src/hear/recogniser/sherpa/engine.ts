import type { Samples } from '../../../core/audio.ts';
import type { SherpaModel } from './model-kind.ts';
import type { HotwordSupport } from './native-config.ts';
import { OfflineEngine } from './offline-engine.ts';
import type { SherpaLibrary } from './sherpa-library.ts';
import type { Transcript } from './sherpa-messages.ts';
import { StreamingEngine } from './streaming-engine.ts';

/** A take within the recogniser's own process. Both may block and may throw what the library throws. */
export interface EngineTake {
  push(samples: Samples): void;
  finish(): Transcript;
}

/** A loaded model. */
export interface Engine {
  begin(phrases: readonly string[]): EngineTake;
}

export interface EngineOptions<Model extends SherpaModel = SherpaModel> {
  readonly library: SherpaLibrary;
  readonly model: Model;
  readonly threads: number;
  readonly hotwords: (HotwordSupport & { readonly tokens: readonly string[] }) | undefined;
}

/** Loads the model, which takes seconds for a large one. The process may end in the attempt. */
export function createEngine(options: EngineOptions): Engine {
  return options.model.type.startsWith('streaming-') ? new StreamingEngine(options) : new OfflineEngine(options);
}
