/** What to write into a WAV file. */
export interface WavParts {
  readonly rate?: number;
  readonly channels?: number;
  readonly bits?: number;
  /** 1 PCM, 3 float, 0xfffe extensible. */
  readonly tag?: number;
  /** The tag inside an extensible header. */
  readonly innerTag?: number;
  readonly data: Buffer;
  /** What the header says of the data's length, when that is not the truth. */
  readonly declared?: number;
  /** Chunks between format and data. */
  readonly between?: readonly Buffer[];
}

/** A WAV file, or nearly one. */
export function wavBytes(parts: WavParts): Buffer {
  const { rate = 16_000, channels = 1, bits = 16, tag = 1, data, declared = data.length, between = [] } = parts;
  const format = Buffer.alloc(tag === 0xfffe ? 40 : 16);
  format.writeUInt16LE(tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  if (tag === 0xfffe) format.writeUInt16LE(parts.innerTag ?? 1, 24);
  const body = [chunk('fmt ', format), ...between, chunk('data', data, declared)];
  return Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...body]);
}

/** One chunk, padded to an even length. */
export function chunk(id: string, body: Buffer, declared = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(declared, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** Samples of -1 … 1 as bytes. */
export function encode(samples: readonly number[], bits: number, float = false): Buffer {
  const bytes = Buffer.alloc((samples.length * bits) / 8);
  samples.forEach((sample, index) => {
    const at = (index * bits) / 8;
    if (float && bits === 32) bytes.writeFloatLE(sample, at);
    else if (float) bytes.writeDoubleLE(sample, at);
    else if (bits === 8) bytes.writeUInt8(Math.round(sample * 128) + 128, at);
    else bytes.writeIntLE(Math.round(sample * 2 ** (bits - 1)), at, bits / 8);
  });
  return bytes;
}
