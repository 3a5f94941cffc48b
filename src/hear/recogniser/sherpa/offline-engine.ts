import { SAMPLE_RATE, type Samples } from '../../../core/audio.ts';
import type { Milliseconds } from '../../../core/time.ts';
import type { Engine, EngineOptions, EngineTake } from './engine.ts';
import { floatSamples } from './float-samples.ts';
import { confidenceOf, joinTranscripts } from './heard-text.ts';
import { hotwordsOf } from './hotwords.ts';
import type { SherpaModel } from './model-kind.ts';
import { nativeConfig } from './native-config.ts';
import type { OfflineRecognizer } from './sherpa-library.ts';
import type { Transcript } from './sherpa-messages.ts';
import { splitSound } from './split-sound.ts';

/** A model that wants a whole take: all of the work is done after its end. */
export class OfflineEngine implements Engine {
  readonly #recognizer: OfflineRecognizer;
  readonly #longest: Milliseconds;
  readonly #tokens: readonly string[] | undefined;

  constructor({ library, model, threads, hotwords }: EngineOptions) {
    this.#recognizer = new library.OfflineRecognizer(nativeConfig(model, threads, hotwords));
    this.#longest = longestPiece(model);
    this.#tokens = hotwords?.tokens;
  }

  begin(phrases: readonly string[]): EngineTake {
    const chunks: Samples[] = [];
    return {
      push: (samples) => chunks.push(samples),
      finish: () => {
        const hotwords = this.#tokens === undefined ? '' : hotwordsOf(phrases, this.#tokens);
        const pieces = splitSound(floatSamples(chunks), this.#longest);
        return joinTranscripts(pieces.map((piece) => this.#decode(piece, hotwords)));
      },
    };
  }

  #decode(samples: Float32Array, hotwords: string): Transcript {
    const stream = hotwords === '' ? this.#recognizer.createStream() : this.#recognizer.createStream(hotwords);
    stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
    this.#recognizer.decode(stream);
    const { text, ys_log_probs = [] } = this.#recognizer.getResult(stream);
    return { text, confidence: confidenceOf(ys_log_probs) };
  }
}

/**
 * Whisper sees 30 s and drops the rest; sherpa-onnx wants a little of them for itself ("only waves less than 30 seconds
 * are supported", offline-recognizer-whisper-impl.h). The others were trained on pieces of up to half a minute.
 */
function longestPiece({ type }: SherpaModel): Milliseconds {
  return type === 'whisper' || type === 'moonshine' || type === 'moonshine-1' ? 28_000 : 120_000;
}
