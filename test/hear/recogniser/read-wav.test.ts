import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorFacts } from '../../../src/core/error.ts';
import { readWav } from '../../../src/hear/recogniser/read-wav.ts';
import { chunk, encode, type WavParts, wavBytes } from './wav-bytes.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wilco-wav-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: Buffer, name = 'take.wav'): Promise<Int16Array> {
  const file = join(folder, name);
  await writeFile(file, content);
  return readWav(file);
}

async function refusal(content: Buffer, name?: string): Promise<{ code: string; message: string; hint: string }> {
  return read(content, name).then(
    () => ({ code: 'none', message: '', hint: '' }),
    (error: unknown) => errorFacts(error),
  );
}

const half = [0.5, -0.5, 0.25, 0];
const asSamples = new Int16Array([16_384, -16_384, 8192, 0]);

describe('reading a WAV file', () => {
  test('16 kHz, mono, 16 bit comes out bit by bit', async () => {
    const data = Buffer.from(new Int16Array([1, -1, 32_767, -32_768, 12_345]).buffer);
    expect(await read(wavBytes({ data }))).toEqual(new Int16Array([1, -1, 32_767, -32_768, 12_345]));
  });

  test.each<[string, Partial<WavParts> & { data: Buffer }]>([
    ['8 bit', { bits: 8, data: encode(half, 8) }],
    ['24 bit', { bits: 24, data: encode(half, 24) }],
    ['32 bit', { bits: 32, data: encode(half, 32) }],
    ['32 bit float', { bits: 32, tag: 3, data: encode(half, 32, true) }],
    ['64 bit float', { bits: 64, tag: 3, data: encode(half, 64, true) }],
    ['extensible', { tag: 0xfffe, innerTag: 1, data: encode(half, 16) }],
    ['extensible float', { tag: 0xfffe, innerTag: 3, bits: 32, data: encode(half, 32, true) }],
    ['other chunks before the samples', { between: [chunk('LIST', Buffer.from('odd'))], data: encode(half, 16) }],
    ['a length that was never filled in', { declared: 0xffff_ffff, data: encode(half, 16) }],
  ])('%s is understood', async (_name, parts) => {
    expect(await read(wavBytes(parts))).toEqual(asSamples);
  });

  test('two channels become their mean', async () => {
    const data = encode([0.5, 0.25, -0.5, 0], 16);
    expect(await read(wavBytes({ channels: 2, data }))).toEqual(new Int16Array([12_288, -8192]));
  });

  test('float samples beyond full scale are cut there', async () => {
    const data = encode([2, -2, Number.NaN], 32, true);
    expect(await read(wavBytes({ tag: 3, bits: 32, data }))).toEqual(new Int16Array([32_767, -32_768, 0]));
  });

  test('44.1 kHz becomes 16 kHz of the same length', async () => {
    const second = Array.from({ length: 44_100 }, (_, index) => 0.5 * Math.sin((2 * Math.PI * 440 * index) / 44_100));
    expect(await read(wavBytes({ rate: 44_100, data: encode(second, 16) }))).toHaveLength(16_000);
  });
});

describe('a file that is no use', () => {
  test.each<[string, Buffer, RegExp]>([
    ['empty', Buffer.alloc(0), /is empty/],
    ['no sound in it', wavBytes({ data: Buffer.alloc(0) }), /holds no sound/],
    ['less than one sample', wavBytes({ channels: 2, data: Buffer.alloc(2) }), /holds no sound/],
    ['cut off', wavBytes({ data: encode(half, 16), declared: 4000 }), /cut off: 8 of 4000 bytes/],
    ['only a head', Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), /no format chunk/],
    ['no samples chunk', wavBytes({ data: encode(half, 16) }).subarray(0, 36), /no samples/],
    ['an Ogg', Buffer.from('OggS and more of it'), /an Ogg file, not a WAV/],
    ['an MP3', Buffer.from('ID3 and more of it'), /an MP3 file/],
    ['text', Buffer.from('Dear diary, today'), /^take.wav is not a WAV file/],
    ['longer than a person talks', wavBytes({ bits: 8, rate: 4000, data: Buffer.alloc(4000 * 121) }), /121 seconds/],
    ['no channels', wavBytes({ channels: 0, data: encode(half, 16) }), /damaged/],
    ['a rate of 0', wavBytes({ rate: 0, data: encode(half, 16) }), /damaged/],
  ])('%s: one sentence and what to do', async (_name, content, message) => {
    const error = await refusal(content);
    expect(error.code).toBe('audio_format');
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });

  test('a compressed WAV names its format and the command that converts it', async () => {
    const error = await refusal(wavBytes({ tag: 0x11, bits: 4, rate: 8000, data: Buffer.alloc(64) }), "it's.wav");
    expect(error.message).toBe("it's.wav is audio of WAV format 17, 8000 Hz, 1 channel, which Wilco cannot read.");
    const name = String.raw`/it'\''s`;
    expect(error.hint).toBe(
      `Convert it: sox '${folder}${name}.wav' -r 16000 -c 1 -b 16 -e signed-integer '${folder}${name}-16k.wav'`,
    );
  });

  test.each([
    ['text', Buffer.from('Dear diary'), /^Give the path of a WAV file/],
    ['an Ogg', Buffer.from('OggS and more'), /^Convert it: sox .*take.wav/],
    [
      'an MP4',
      Buffer.from('\0\0\0\x20ftypM4A and more'),
      /^Convert it: ffmpeg -i .*take.wav -ar 16000 -ac 1 .*take-16k.wav$/,
    ],
  ])('%s: what to do is possible', async (_name, content, hint) => {
    expect((await refusal(content)).hint).toMatch(hint);
  });

  test('a missing file, a folder and what has no end are named', async () => {
    await expect(readWav(join(folder, 'nowhere.wav'))).rejects.toThrow(/there is no such file/);
    await expect(readWav(folder)).rejects.toThrow(/it is a folder/);
    await expect(readWav('/dev/zero')).rejects.toThrow(/it is no file/);
  });

  test('a pipe that nobody writes to is refused at once', async () => {
    const pipe = join(folder, 'pipe.wav');
    execFileSync('mkfifo', [pipe]);
    await expect(readWav(pipe)).rejects.toThrow(/it is no file/);
  });

  test('a huge file is refused without being read', async () => {
    const huge = join(folder, 'huge.wav');
    await writeFile(huge, '');
    await truncate(huge, 3 * 1024 ** 3);
    await expect(readWav(huge)).rejects.toThrow(/larger than 200 MiB/);
  });
});
