import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type TinyModel, writeTinyModel } from '../../../fixtures/tiny-onnx-models.ts';
import { murmur, noise, silence } from '../sounds.ts';
import { hear, hintsWith, SherpaWorld } from './sherpa-world.ts';

const speech = murmur(8);

describe('the sherpa recogniser', { timeout: 60_000 }, () => {
  test.each<TinyModel>(['nemo-ctc', 'streaming-zipformer-ctc'])('a %s model is loaded and heard', async (model) => {
    await using world = await SherpaWorld.create(model);
    const recogniser = await world.started();
    expect(recogniser.state()).toMatchObject({
      type: 'ready',
      detail: expect.stringMatching(new RegExp(`^${model} \\(${model}, sherpa-onnx [\\d.]+, one thread, \\d+ MiB\\)$`)),
    });
    expect(await hear(recogniser, speech)).toEqual({
      type: 'speech',
      utterance: {
        text: 'cancel it now',
        engine: 'sherpa',
        freeText: 'exact',
        confidence: undefined,
        duration: speech.length / 16,
      },
    });
  });

  test('a Parakeet TDT model is loaded and heard, whatever phrases are expected', async () => {
    await using world = await SherpaWorld.create('nemo-transducer');
    const recogniser = await world.started();
    const heard = { type: 'speech', utterance: { text: 'cancel it now', confidence: expect.any(Number) } };
    expect(await hear(recogniser, speech)).toMatchObject(heard);
    expect(await hear(recogniser, speech, hintsWith('bit'))).toMatchObject(heard);
  });

  test('a transducer says how sure it is, and prefers the phrases of the hints', async () => {
    await using world = await SherpaWorld.create('zipformer-transducer');
    const recogniser = await world.started();
    const without = await hear(recogniser, speech);
    expect(without).toMatchObject({ type: 'speech', utterance: { text: 'cancel it now' } });
    const confidence = without.type === 'speech' ? without.utterance.confidence : undefined;
    expect(confidence).toBeGreaterThan(0.7);
    expect(confidence).toBeLessThan(0.9);
    const phrases = hintsWith('bit', 'a phrase with letters that no token has: żółw');
    expect(await hear(recogniser, speech, phrases)).toMatchObject({ utterance: { text: 'cancel bit now' } });
    expect(await hear(recogniser, speech)).toMatchObject({ utterance: { text: 'cancel it now' } });
  });

  test.each([
    ['silence', silence(2000), 'silence'],
    ['no sample at all', silence(0), 'silence'],
    ['a fan', noise(2000, 0.05), 'not-speech'],
  ])('%s is nothing, whatever the model would have made of it', async (_name, samples, why) => {
    await using world = await SherpaWorld.create('nemo-ctc');
    expect(await hear(await world.started(), samples)).toEqual({ type: 'nothing', why });
  });

  test('what models write down where nobody speaks is nothing', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const tokens = ['<blk>', '▁Thanks', '▁for', '▁bit', '▁watching'];
    const text = tokens.map((token, id) => `${token} ${id}\n`).join('');
    await writeFile(join(world.folder, 'nemo-ctc', 'tokens.txt'), text);
    expect(await hear(await world.started(), speech)).toEqual({ type: 'nothing', why: 'not-speech' });
  });

  test('two takes at once are both heard', async () => {
    await using world = await SherpaWorld.create('streaming-zipformer-ctc');
    const recogniser = await world.started();
    const open = recogniser.begin(hintsWith(), world.end.signal);
    open.push(speech);
    expect(await hear(recogniser, speech)).toMatchObject({ utterance: { text: 'cancel it now' } });
    expect(await open.finish()).toMatchObject({ utterance: { text: 'cancel it now' } });
  });

  test('a take that begins while the model is loaded is heard', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const recogniser = world.recogniser();
    const starting = recogniser.start(world.end.signal);
    expect(await hear(recogniser, speech)).toMatchObject({ utterance: { text: 'cancel it now' } });
    await starting;
  });

  test('when its process dies, the take in flight fails and the next one is heard', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const recogniser = await world.started();
    const listening = recogniser.begin(hintsWith(), world.end.signal);
    listening.push(speech);
    const pid = recogniser.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect(listening.finish()).rejects.toMatchObject({ code: 'recogniser_failed', hint: 'Say it again.' });
    expect(await hear(recogniser, speech)).toMatchObject({ utterance: { text: 'cancel it now' } });
    expect(recogniser.pid).not.toBe(pid);
  });

  test('a process that does not answer in time is replaced', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const patient = await world.started();
    expect(await hear(patient, speech)).toMatchObject({ type: 'speech' });
    const recogniser = await world.started({ timeout: 100 });
    const pid = recogniser.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await expect(hear(recogniser, speech)).rejects.toMatchObject({
      code: 'timeout',
      message: 'The sherpa recogniser did not answer within 0.1 seconds.',
    });
    await expect.poll(() => recogniser.state().type, { timeout: 30_000 }).toBe('ready');
    expect(recogniser.pid).not.toBe(pid);
  });

  test('an aborted take rejects, and the next one is heard', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const recogniser = await world.started();
    const abort = new AbortController();
    const dropped = recogniser.begin(hintsWith(), abort.signal);
    dropped.push(speech);
    abort.abort(new Error('let go'));
    await expect(dropped.finish()).rejects.toThrow('let go');
    expect(await hear(recogniser, speech)).toMatchObject({ type: 'speech' });
  });

  test('nothing is heard after its end', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const recogniser = await world.started();
    world.end.abort();
    await expect.poll(() => recogniser.state().type).toBe('off');
    await expect(hear(recogniser, speech)).rejects.toMatchObject({ code: 'recogniser_unavailable' });
  });
});

describe('a model of the sherpa recogniser that cannot be used', { timeout: 60_000 }, () => {
  test('none is there: no process is started, and one that comes later is used', async () => {
    await using world = await SherpaWorld.create();
    const recogniser = world.recogniser();
    await expect(recogniser.start(world.end.signal)).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      hint: 'See which there are: wilco models list',
    });
    await expect(hear(recogniser, speech)).rejects.toMatchObject({ code: 'recogniser_unavailable' });
    expect(recogniser.pid).toBe(undefined);
    await writeTinyModel(join(world.folder, 'late'), 'nemo-ctc');
    expect(await hear(recogniser, speech)).toMatchObject({ utterance: { text: 'cancel it now' } });
  });

  test('of several, the config must name one', async () => {
    await using world = await SherpaWorld.create('nemo-ctc', 'streaming-zipformer-ctc');
    await expect(world.started()).rejects.toMatchObject({
      message: 'There are several speech models: nemo-ctc, streaming-zipformer-ctc.',
      hint: 'Say which one to use, in the config: [recogniser.sherpa] model = "nemo-ctc"',
    });
    const recogniser = await world.started({ model: 'streaming-zipformer-ctc' });
    expect(recogniser.state()).toMatchObject({ detail: expect.stringMatching(/^streaming-zipformer-ctc /) });
    await expect(world.started({ model: '../nemo-ctc' })).rejects.toMatchObject({ code: 'recogniser_unavailable' });
  });

  test('a folder of one’s own is named by its path', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const recogniser = await world.started({ model: join(world.folder, 'nemo-ctc'), modelsDir: '/nonexistent' });
    expect(await hear(recogniser, speech)).toMatchObject({ type: 'speech' });
  });

  test('a file that was cut short is told before anything is loaded', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const file = join(world.folder, 'nemo-ctc', 'model.onnx');
    await truncate(file, 300);
    await expect(world.started()).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      message: `The speech model nemo-ctc cannot be used: ${file} is damaged.`,
      hint: 'Fetch it anew: wilco models rm nemo-ctc, then wilco models pull nemo-ctc',
    });
  });

  test('a file that only looks whole ends the process, not more, and is told', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const file = join(world.folder, 'nemo-ctc', 'model.onnx');
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0x7f, 20, 60));
    await expect(world.started()).rejects.toMatchObject({
      code: 'recogniser_unavailable',
      message: 'The speech model nemo-ctc cannot be used: sherpa-onnx cannot load it.',
    });
  });

  test('without the library for this machine it says what to do', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    const block = join(world.folder, '..', `${basename(world.folder)}-block.cjs`);
    await writeFile(
      block,
      `const { Module } = require('node:module');
       const load = Module._load;
       Module._load = (name, ...rest) => {
         if (name.endsWith('sherpa-onnx.node')) throw new Error('no such file');
         return load(name, ...rest);
       };`,
    );
    try {
      await expect(world.started({}, { ...process.env, NODE_OPTIONS: `--require ${block}` })).rejects.toMatchObject({
        code: 'recogniser_unavailable',
        message: `The speech library sherpa-onnx is not installed for this machine (${process.platform}-${process.arch}).`,
        hint: expect.stringMatching(/npm ci --include=optional/),
      });
    } finally {
      await rm(block);
    }
  });

  test('without its tokens it is not whole', async () => {
    await using world = await SherpaWorld.create('nemo-ctc');
    await rm(join(world.folder, 'nemo-ctc', 'tokens.txt'));
    await expect(world.started()).rejects.toMatchObject({ message: expect.stringContaining('has no tokens.txt') });
  });
});
