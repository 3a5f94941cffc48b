import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SAMPLE_RATE, type Samples } from '../../core/audio.ts';
import { WilcoError } from '../../core/error.ts';
import type { Milliseconds } from '../../core/time.ts';
import { resample } from './wav/resample.ts';
import { readRiff, type WavFormat } from './wav/riff.ts';
import { sampleReader, toMono } from './wav/sample-formats.ts';

/** What a person cannot say in one take; a longer file is a mistake, and the daemon does nothing else while it converts. */
const LONGEST: Milliseconds = 120_000;
/** Would be held in memory whole. */
const LARGEST = 200 * 1024 * 1024;

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
      throw notWav(content, file);
    case 'damaged':
      throw refused(`${name} is a damaged WAV file: ${riff.what}.`, 'Record it again.');
    case 'wav': {
      const { format, data, declared } = riff;
      if (format.channels === 0 || format.rate < 4000 || format.rate > 768_000) {
        throw refused(`${name} is a damaged WAV file: ${describe(format)}.`, 'Record it again.');
      }
      const read = sampleReader(format);
      if (read === undefined) {
        throw refused(`${name} is ${describe(format)}, which Wilco cannot read.`, withSox(file));
      }
      if (data.length < declared) {
        const message = `${name} is cut off: ${data.length} of ${declared} bytes of sound are there.`;
        throw refused(message, 'Copy or record it again.');
      }
      const duration = (data.length * 8000) / (format.bits * format.channels * format.rate);
      if (duration > LONGEST) {
        const message = `${name} lasts ${Math.round(duration / 1000)} seconds, which no command does.`;
        throw refused(message, 'Give a recording of one spoken sentence.');
      }
      const mono = toMono(data, format, read);
      if (mono.length === 0) throw refused(`${name} holds no sound.`, 'Record it again.');
      return toSamples(resample(mono, format.rate, SAMPLE_RATE));
    }
  }
}

/** Looks before it reads: a pipe or a device may never end, and would hold a thread of the daemon for ever. */
async function readBytes(file: string): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw unreadable(file, found.isDirectory() ? 'it is a folder' : 'it is no file');
    if (found.size > LARGEST) {
      throw refused(`${basename(file)} is larger than 200 MiB.`, 'Give a recording of one spoken sentence.');
    }
    const content = await readFile(file);
    if (content.length === 0) throw refused(`${basename(file)} is empty.`, 'Record it again.');
    return content;
  } catch (thrown) {
    if (thrown instanceof WilcoError || !(thrown instanceof Error)) throw thrown;
    throw unreadable(file, reasons['code' in thrown ? String(thrown.code) : ''] ?? thrown.message);
  }
}

function unreadable(file: string, why: string): WilcoError {
  return refused(`${file} cannot be read: ${why}.`, 'Give the path of a WAV file.');
}

const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not allowed',
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

/** Signatures of what people have at hand instead of a WAV, and SoX can read. */
const signatures: readonly (readonly [string, string])[] = [
  ['OggS', 'an Ogg file'],
  ['fLaC', 'a FLAC file'],
  ['ID3', 'an MP3 file'],
  ['\xff\xfb', 'an MP3 file'],
  ['\xff\xf3', 'an MP3 file'],
  ['FORM', 'an AIFF file'],
  ['.snd', 'an AU file'],
  ['RF64', 'an RF64 file'],
];

function notWav(content: Buffer, file: string): WilcoError {
  const name = basename(file);
  const start = content.toString('latin1', 0, 12);
  if (start.slice(4, 8) === 'ftyp') return refused(`${name} is an MP4 file, not a WAV file.`, withFfmpeg(file));
  if (start.startsWith('\x1aE\xdf\xa3')) {
    return refused(`${name} is a Matroska or WebM file, not a WAV file.`, withFfmpeg(file));
  }
  const kind = signatures.find(([signature]) => start.startsWith(signature))?.[1];
  if (kind === undefined) return refused(`${name} is not a WAV file.`, 'Give the path of a WAV file.');
  return refused(`${name} is ${kind}, not a WAV file.`, withSox(file));
}

function refused(message: string, hint: string): WilcoError {
  return new WilcoError({ code: 'audio_format', message, hint });
}

function withSox(file: string): string {
  return `Convert it: sox ${quoted(file)} -r 16000 -c 1 -b 16 -e signed-integer ${quoted(converted(file))}`;
}

/** For what SoX cannot read. */
function withFfmpeg(file: string): string {
  return `Convert it: ffmpeg -i ${quoted(file)} -ar 16000 -ac 1 ${quoted(converted(file))}`;
}

function converted(file: string): string {
  return `${file.replace(/\.[^./]*$/, '')}-16k.wav`;
}

function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
