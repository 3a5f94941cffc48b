import { SAMPLE_RATE } from '../../../core/audio.ts';
import type { Engine, EngineOptions, EngineTake } from './engine.ts';
import { floatSamples } from './float-samples.ts';
import { confidenceOf } from './heard-text.ts';
import { nativeConfig } from './native-config.ts';
import type { OnlineRecognizer, OnlineStream } from './sherpa-library.ts';
import type { Transcript } from './sherpa-messages.ts';

/**
 * Silence after a take, so that the model's look-ahead gets to see the last word: sherpa-onnx's own examples use 0.4 to
 * 0.66 s (nodejs-addon-examples/test_asr_streaming_transducer.js).
 */
const TAIL = new Float32Array(0.66 * SAMPLE_RATE);

/** A model that decodes while the sound comes: when the key is let go, only the last piece is left to do. */
export class StreamingEngine implements Engine {
  readonly #recognizer: OnlineRecognizer;

  constructor({ library, model, threads }: EngineOptions) {
    this.#recognizer = new library.OnlineRecognizer(nativeConfig(model, threads, undefined));
  }

  begin(): EngineTake {
    const stream = this.#recognizer.createStream();
    return {
      push: (samples) => {
        stream.acceptWaveform({ samples: floatSamples([samples]), sampleRate: SAMPLE_RATE });
        this.#decode(stream);
      },
      finish: () => {
        stream.acceptWaveform({ samples: TAIL, sampleRate: SAMPLE_RATE });
        stream.inputFinished();
        this.#decode(stream);
        return this.#transcript(stream);
      },
    };
  }

  #decode(stream: OnlineStream): void {
    while (this.#recognizer.isReady(stream)) this.#recognizer.decode(stream);
  }

  #transcript(stream: OnlineStream): Transcript {
    const { text, ys_probs = [] } = this.#recognizer.getResult(stream);
    return { text, confidence: confidenceOf(ys_probs) };
  }
}
