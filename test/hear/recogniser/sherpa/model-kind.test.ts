import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelKind } from '../../../../src/hear/recogniser/sherpa/model-kind.ts';
import { onnxMetadata } from '../../../../src/hear/recogniser/sherpa/onnx-metadata.ts';
import { onnxFile } from '../../../fixtures/tiny-onnx.ts';
import { writeTinyModel } from '../../../fixtures/tiny-onnx-models.ts';

let path = '';
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'wilco-kind-')), 'mine');
  await mkdir(path);
});
afterEach(() => rm(join(path, '..'), { recursive: true, force: true }));

/** A file that is sound as far as can be seen without loading it. */
function network(metadata: Readonly<Record<string, string>> = {}): Buffer {
  return onnxFile({ inputs: [], outputs: [], constants: [], nodes: [], metadata });
}

async function kindOf(files: Readonly<Record<string, Buffer | string>>) {
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(path, name), content)));
  return modelKind({ name: 'mine', path });
}

const tokens = { 'tokens.txt': '<blk> 0\n' };
const nemo = { model_type: 'EncDecRNNTBPEModel' };
const ort = Buffer.from('\0\0\0\0ORTM\0\0\0\0');

describe('the kind of a model folder', () => {
  test('Parakeet TDT', async () => {
    const files = { 'encoder.int8.onnx': network(nemo), 'decoder.int8.onnx': network(), 'joiner.int8.onnx': network() };
    expect(await kindOf({ ...files, ...tokens })).toEqual({
      type: 'nemo-transducer',
      tokens: join(path, 'tokens.txt'),
      encoder: join(path, 'encoder.int8.onnx'),
      decoder: join(path, 'decoder.int8.onnx'),
      joiner: join(path, 'joiner.int8.onnx'),
    });
  });

  test('a streaming Zipformer, of each network the smaller one', async () => {
    const encoder = network({ model_type: 'zipformer2', decode_chunk_len: '32' });
    const files = {
      'encoder-epoch-99-avg-1.onnx': encoder,
      'encoder-epoch-99-avg-1.int8.onnx': encoder,
      'decoder-epoch-99-avg-1.onnx': network(),
      'joiner-epoch-99-avg-1.int8.onnx': network(),
    };
    expect(await kindOf({ ...files, ...tokens })).toMatchObject({
      type: 'streaming-transducer',
      encoder: join(path, 'encoder-epoch-99-avg-1.int8.onnx'),
      decoder: join(path, 'decoder-epoch-99-avg-1.onnx'),
    });
  });

  test('Moonshine, the first and the second', async () => {
    const second = { 'encoder_model.ort': ort, 'decoder_model_merged.ort': ort };
    expect(await kindOf({ ...second, ...tokens })).toMatchObject({
      type: 'moonshine',
      mergedDecoder: join(path, 'decoder_model_merged.ort'),
    });
    await rm(path, { recursive: true });
    await mkdir(path);
    const names = ['preprocess.onnx', 'encode.int8.onnx', 'uncached_decode.int8.onnx', 'cached_decode.int8.onnx'];
    const first = Object.fromEntries(names.map((name) => [name, network()]));
    expect(await kindOf({ ...first, ...tokens })).toMatchObject({
      type: 'moonshine-1',
      uncachedDecoder: join(path, 'uncached_decode.int8.onnx'),
      cachedDecoder: join(path, 'cached_decode.int8.onnx'),
    });
  });

  test('Whisper, whose files bear its name', async () => {
    const encoder = network({ model_type: 'whisper-base.en' });
    const files = { 'base.en-encoder.int8.onnx': encoder, 'base.en-decoder.int8.onnx': network() };
    expect(await kindOf({ ...files, 'base.en-tokens.txt': '' })).toMatchObject({
      type: 'whisper',
      encoder: join(path, 'base.en-encoder.int8.onnx'),
      tokens: join(path, 'base.en-tokens.txt'),
    });
  });

  test.each([
    ['EncDecHybridRNNTCTCBPEModel', 'nemo-ctc'],
    ['sense_voice_ctc', 'sense-voice'],
    ['zipformer2_ctc', 'zipformer-ctc'],
  ])('one network that calls itself %s', async (modelType, type) => {
    const files = { 'model.int8.onnx': network({ model_type: modelType }), 'README.md': '' };
    expect(await kindOf({ ...files, ...tokens })).toMatchObject({ type, model: join(path, 'model.int8.onnx') });
  });

  test.each<[string, Readonly<Record<string, Buffer | string>>, RegExp]>([
    [
      'an unknown network',
      { ...tokens, 'model.onnx': network({ model_type: 'tdnn' }) },
      /of the kind "tdnn", which Wilco/,
    ],
    ['a network without a name', { ...tokens, 'model.onnx': network() }, /of an unnamed kind, which Wilco/],
    ['a part of a model', { ...tokens, 'encoder.onnx': network() }, /has not all of the files of a speech model\.$/],
    ['no network', tokens, /has not all of the files/],
    ['no model at all', { 'notes.md': '' }, /has no tokens\.txt\.$/],
    ['a web page instead of a network', { ...tokens, 'model.onnx': '<html>404</html>' }, /model\.onnx is damaged\.$/],
    ['an empty network', { ...tokens, 'encoder_model.ort': '', 'decoder_model_merged.ort': ort }, /ort is damaged\.$/],
  ])('%s is told, with what to do', async (_what, files, message) => {
    await expect(kindOf(files)).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      message: expect.stringMatching(message),
      hint: 'Fetch it anew: wilco models rm mine, then wilco models pull mine',
    });
  });
});

test('a network that was cut short is told from a whole one, wherever it was cut within its graph', async () => {
  await writeTinyModel(path, 'nemo-ctc');
  const file = join(path, 'model.onnx');
  const whole = await readFile(file);
  expect(onnxMetadata(file)?.get('vocab_size')).toBe('5');
  const short = join(path, 'short.onnx');
  const graphEnd = whole.indexOf('EncDecCTCModelBPE') - 20;
  for (let length = 0; length < graphEnd; length += 7) {
    await writeFile(short, whole.subarray(0, length));
    expect(onnxMetadata(short), `${length} bytes`).toBe(undefined);
  }
});
