import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFolder } from './find-model.ts';
import { type OnnxMetadata, onnxMetadata } from './onnx-metadata.ts';
import { badModel } from './sherpa-errors.ts';

/** A model as sherpa-onnx wants to be told of it; all paths are absolute. */
export type SherpaModel = { readonly tokens: string } & (
  | (TransducerFiles & { readonly type: 'transducer' | 'nemo-transducer' | 'streaming-transducer' })
  | { readonly type: 'moonshine'; readonly encoder: string; readonly mergedDecoder: string }
  | {
      readonly type: 'moonshine-1';
      readonly preprocessor: string;
      readonly encoder: string;
      readonly uncachedDecoder: string;
      readonly cachedDecoder: string;
    }
  | { readonly type: 'whisper' | 'canary'; readonly encoder: string; readonly decoder: string }
  | { readonly type: SingleFileType; readonly model: string }
);

interface TransducerFiles {
  readonly encoder: string;
  readonly decoder: string;
  readonly joiner: string;
}

type SingleFileType = 'nemo-ctc' | 'zipformer-ctc' | 'sense-voice' | 'streaming-zipformer-ctc';

/**
 * What kind of model a folder holds, by the names that the published archives use and by the model files' own metadata.
 * Where a file is there in several precisions, the smaller one (int8) is taken. Throws `recogniser_unavailable`.
 */
export function modelKind({ name, path }: ModelFolder): SherpaModel {
  const names = readdirSync(path).sort();
  const find = (pattern: RegExp): string | undefined => {
    const found = names.filter((file) => pattern.test(file) && /\.(onnx|ort)$/.test(file));
    const file = found.find((candidate) => candidate.includes('int8')) ?? found[0];
    return file === undefined ? undefined : join(path, file);
  };
  const sound = (file: string): OnnxMetadata => {
    const metadata = onnxMetadata(file);
    if (metadata === undefined) throw badModel(name, `${file} is damaged`);
    return metadata;
  };
  const tokensFile = names.find((file) => /^(.*-)?tokens\.txt$/.test(file));
  if (tokensFile === undefined) throw badModel(name, `${path} has no tokens.txt`);
  const tokens = join(path, tokensFile);

  const preprocessor = find(/^preprocess/);
  const uncachedDecoder = find(/^uncached_decode/);
  const cachedDecoder = find(/^cached_decode/);
  const encoder = find(/(^|-)encode/);
  if (preprocessor && encoder && uncachedDecoder && cachedDecoder) {
    for (const file of [preprocessor, encoder, uncachedDecoder, cachedDecoder]) sound(file);
    return { type: 'moonshine-1', tokens, preprocessor, encoder, uncachedDecoder, cachedDecoder };
  }
  const mergedDecoder = find(/^decoder.*merged/);
  if (encoder && mergedDecoder) {
    for (const file of [encoder, mergedDecoder]) sound(file);
    return { type: 'moonshine', tokens, encoder, mergedDecoder };
  }
  const decoder = find(/(^|-)decoder/);
  const joiner = find(/(^|-)joiner/);
  if (encoder && decoder) {
    const metadata = sound(encoder);
    sound(decoder);
    if (joiner === undefined) return { type: twoFileType(name, encoder, metadata), tokens, encoder, decoder };
    sound(joiner);
    return { type: transducerType(name, metadata), tokens, encoder, decoder, joiner };
  }
  const model = encoder === undefined && decoder === undefined && joiner === undefined ? find(/./) : undefined;
  if (model !== undefined) return { type: singleFileType(name, model, sound(model)), tokens, model };
  throw badModel(name, `${path} has not all of the files of a speech model`);
}

function twoFileType(name: string, encoder: string, metadata: OnnxMetadata): 'whisper' | 'canary' {
  const type = metadata.get('model_type') ?? '';
  if (type.startsWith('whisper')) return 'whisper';
  if (type === 'EncDecMultiTaskModel') return 'canary';
  throw badModel(name, unknown(encoder, type));
}

/** Only streaming models tell how much sound they want at a time; NeMo's are known by their class. */
function transducerType(name: string, metadata: OnnxMetadata) {
  const streaming = ['decode_chunk_len', 'chunk_length', 'chunk_shift'].some((key) => metadata.has(key));
  const nemo = metadata.get('model_type')?.startsWith('EncDec') === true;
  if (nemo && streaming) throw badModel(name, 'streaming NeMo models are not supported');
  if (nemo) return 'nemo-transducer';
  return streaming ? 'streaming-transducer' : 'transducer';
}

function singleFileType(name: string, model: string, metadata: OnnxMetadata): SingleFileType {
  const type = metadata.get('model_type') ?? '';
  if (type.startsWith('EncDec')) return 'nemo-ctc';
  if (type === 'sense_voice_ctc') return 'sense-voice';
  if (type === 'zipformer2_ctc') return 'zipformer-ctc';
  if (type === 'zipformer2' && metadata.has('decode_chunk_len')) return 'streaming-zipformer-ctc';
  throw badModel(name, unknown(model, type));
}

function unknown(file: string, type: string): string {
  return `${file} is of ${type === '' ? 'an unnamed kind' : `the kind "${type}"`}, which Wilco does not know`;
}
