/** How the samples of a WAV file are stored, as its `fmt ` chunk says. */
export interface WavFormat {
  readonly encoding: 'integer' | 'float' | 'unknown';
  /** The number in the file; 1 is PCM, 3 float (Microsoft's mmreg.h). */
  readonly tag: number;
  readonly channels: number;
  /** Samples per second and channel. */
  readonly rate: number;
  /** Bits of one sample of one channel. */
  readonly bits: number;
}

/** What was found in a file: `data` has all samples that are really there, `declared` is what the header promises. */
export type RiffContent =
  | { readonly type: 'wav'; readonly format: WavFormat; readonly data: Buffer; readonly declared: number }
  | { readonly type: 'not-wav' }
  | { readonly type: 'damaged'; readonly what: string };

const EXTENSIBLE = 0xfffe;
/** Written as the size by programs that stream and never come back to fill it in (sox, ffmpeg, parec into a pipe). */
const UNKNOWN_SIZES: readonly number[] = [0, 0xffff_ffff, 0x7fff_ffff, 0x7fff_f000, 0x7fff_ffff - 36, 0xffff_ffff - 36];

/** Reads the chunks of a RIFF/WAVE file. Never throws. */
export function readRiff(file: Buffer): RiffContent {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return { type: 'not-wav' };
  let format: WavFormat | undefined;
  let at = 12;
  while (at + 8 <= file.length) {
    const id = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = file.subarray(at + 8, Math.min(file.length, at + 8 + size));
    if (id === 'fmt ') {
      if (body.length < 16) return { type: 'damaged', what: 'its format chunk is cut off' };
      format = readFormat(body);
    } else if (id === 'data') {
      if (format === undefined) return { type: 'damaged', what: 'it has no format chunk before the samples' };
      if (UNKNOWN_SIZES.includes(size)) {
        const data = file.subarray(at + 8);
        return { type: 'wav', format, data, declared: data.length };
      }
      return { type: 'wav', format, data: body, declared: size };
    }
    at += 8 + size + (size % 2);
  }
  return { type: 'damaged', what: format === undefined ? 'it has no format chunk' : 'it has no samples' };
}

function readFormat(body: Buffer): WavFormat {
  const outer = body.readUInt16LE(0);
  const tag = outer === EXTENSIBLE && body.length >= 26 ? body.readUInt16LE(24) : outer;
  return {
    encoding: tag === 1 ? 'integer' : tag === 3 ? 'float' : 'unknown',
    tag,
    channels: body.readUInt16LE(2),
    rate: body.readUInt32LE(4),
    bits: body.readUInt16LE(14),
  };
}
