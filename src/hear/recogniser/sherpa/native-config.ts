import { SAMPLE_RATE } from '../../../core/audio.ts';
import type { SherpaModel } from './model-kind.ts';
import type { NativeConfig } from './sherpa-library.ts';

/** How hotwords are to be put together: the path of a bpe.vocab. */
export interface HotwordSupport {
  readonly vocabulary: string;
}

/**
 * How strongly a phrase of the hints is preferred: 1.5 is sherpa-onnx's own value
 * (https://k2-fsa.github.io/sherpa/onnx/hotwords/index.html).
 */
const HOTWORDS_SCORE = 1.5;

/** What sherpa-onnx is told of a model. */
export function nativeConfig(model: SherpaModel, threads: number, hotwords: HotwordSupport | undefined): NativeConfig {
  return {
    // NeMo's and Whisper's own number of features is in their metadata, and goes before this one.
    featConfig: { sampleRate: SAMPLE_RATE, featureDim: 80 },
    modelConfig: {
      ...modelFiles(model),
      tokens: model.tokens,
      numThreads: threads,
      provider: 'cpu',
      debug: 0,
      ...(hotwords === undefined ? {} : { modelingUnit: 'bpe', bpeVocab: hotwords.vocabulary }),
    },
    ...(hotwords === undefined
      ? { decodingMethod: 'greedy_search' }
      : { decodingMethod: 'modified_beam_search', maxActivePaths: 4, hotwordsScore: HOTWORDS_SCORE }),
  };
}

/** Whether phrases of the hints can be preferred, take by take. */
export function takesHotwords(model: SherpaModel): boolean {
  // A NeMo transducer would take them, but its beam search answered every fifth take with "Yeah." or nothing
  // (https://github.com/k2-fsa/sherpa-onnx/issues/3267). The streaming ones take them for all takes alike only.
  return model.type === 'transducer';
}

function modelFiles(model: SherpaModel): Readonly<Record<string, unknown>> {
  switch (model.type) {
    case 'transducer':
    case 'streaming-transducer':
      return { transducer: { encoder: model.encoder, decoder: model.decoder, joiner: model.joiner } };
    case 'nemo-transducer':
      return {
        transducer: { encoder: model.encoder, decoder: model.decoder, joiner: model.joiner },
        modelType: 'nemo_transducer',
      };
    case 'moonshine':
      return { moonshine: { encoder: model.encoder, mergedDecoder: model.mergedDecoder } };
    case 'moonshine-1': {
      const { preprocessor, encoder, uncachedDecoder, cachedDecoder } = model;
      return { moonshine: { preprocessor, encoder, uncachedDecoder, cachedDecoder } };
    }
    case 'whisper':
      return {
        whisper: {
          encoder: model.encoder,
          decoder: model.decoder,
          language: 'en',
          task: 'transcribe',
          tailPaddings: -1,
        },
      };
    case 'canary':
      return { canary: { encoder: model.encoder, decoder: model.decoder, srcLang: 'en', tgtLang: 'en', usePnc: 1 } };
    case 'sense-voice':
      return { senseVoice: { model: model.model, language: 'en', useInverseTextNormalization: 1 } };
    case 'nemo-ctc':
      return { nemoCtc: { model: model.model } };
    case 'zipformer-ctc':
      return { zipformerCtc: { model: model.model } };
    case 'streaming-zipformer-ctc':
      return { zipformer2Ctc: { model: model.model } };
  }
}
