import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { SAMPLE_RATE, type Samples } from '../../core/audio.ts';
import { WilcoError } from '../../core/error.ts';
import { resample } from './wav/resample.ts';
import { readRiff, type WavFormat } from './wav/riff.ts';
import { sampleReader, toMono } from './wav/sample-formats.ts';

/** What a person cannot say in one take; a longer file is a mistake, and would be held in memory whole. */
const LONGEST_FILE = 200 * 1024 * 1024;

/**
 * The sound of a WAV file as Wilco wants it. Integer PCM of 8 to 32 bits and floats, any rate, any number of channels
 * (mixed to one). Rejects with `audio_format`, saying what the file is and how to convert it.
 */
export async function readWav(file: string): Promise<Samples> {
  const content = await readBytes(file);
  const riff = readRiff(content);
  const name = basename(file);
  switch (riff.type) {
    case 'not-wav':
      throw refused(`${name} is ${kindOf(content)}, not a WAV file.`, file);
    case 'damaged':
      throw refused(`${name} is a damaged WAV file: ${riff.what}.`, file, 'Record it again.');
    case 'wav': {
      const { format, data, declared } = riff;
      if (format.channels === 0 || format.rate < 4000 || format.rate > 768_000) {
        throw refused(`${name} is a damaged WAV file: ${describe(format)}.`, file, 'Record it again.');
      }
      const read = sampleReader(format);
      if (read === undefined) throw refused(`${name} is ${describe(format)}, which Wilco cannot read.`, file);
      if (data.length < declared) {
        const message = `${name} is cut off: ${data.length} of ${declared} bytes of sound are there.`;
        throw refused(message, file, 'Copy or record it again.');
      }
      const mono = toMono(data, format, read);
      if (mono.length === 0) throw refused(`${name} holds no sound.`, file, 'Record it again.');
      return toSamples(resample(mono, format.rate, SAMPLE_RATE));
    }
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const content = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const message = `${file} cannot be read: ${reasons[cause.code ?? ''] ?? cause.message}.`;
    throw new WilcoError({ code: 'audio_format', message, hint: 'Give the path of a WAV file.' }, { cause });
  });
  if (content.length === 0) throw refused(`${basename(file)} is empty.`, file, 'Record it again.');
  if (content.length > LONGEST_FILE) {
    const message = `${basename(file)} is larger than 200 MiB.`;
    throw refused(message, file, 'Give a recording of one spoken sentence.');
  }
  return content;
}

const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not allowed',
  EISDIR: 'it is a folder',
};

function toSamples(mono: Float32Array): Samples {
  const samples = new Int16Array(mono.length);
  for (let index = 0; index < mono.length; index += 1) {
    samples[index] = Math.max(-32_768, Math.min(32_767, Math.round((mono[index] ?? 0) * 32_768)));
  }
  return samples;
}

function describe({ tag, encoding, bits, channels, rate }: WavFormat): string {
  const kind = encoding === 'unknown' ? `audio of WAV format ${tag}` : `${bits} bit ${encoding} audio`;
  return `${kind}, ${rate} Hz, ${channels} ${channels === 1 ? 'channel' : 'channels'}`;
}

/** Signatures of what people have at hand instead of a WAV. */
const signatures: readonly (readonly [string, string])[] = [
  ['OggS', 'an Ogg file'],
  ['fLaC', 'a FLAC file'],
  ['ID3', 'an MP3 file'],
  ['\xff\xfb', 'an MP3 file'],
  ['\xff\xf3', 'an MP3 file'],
  ['FORM', 'an AIFF file'],
  ['.snd', 'an AU file'],
  ['RF64', 'an RF64 file'],
  ['\x1aE\xdf\xa3', 'a Matroska or WebM file'],
];

function kindOf(content: Buffer): string {
  const start = content.toString('latin1', 0, 12);
  if (start.slice(4, 8) === 'ftyp') return 'an MP4 file';
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? 'something else';
}

function refused(message: string, file: string, hint?: string): WilcoError {
  const target = `${file.replace(/\.[^./]*$/, '')}-16k.wav`;
  const convert = `Convert it: sox ${quoted(file)} -r 16000 -c 1 -b 16 -e signed-integer ${quoted(target)}`;
  return new WilcoError({ code: 'audio_format', message, hint: hint ?? convert });
}

function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
