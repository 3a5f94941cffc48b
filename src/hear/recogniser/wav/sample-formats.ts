import type { WavFormat } from './riff.ts';

/** Reads one sample at a byte offset, scaled to -1 … 1. */
type SampleReader = (data: Buffer, offset: number) => number;

/** How to read a sample of this format, or undefined where Wilco cannot. */
export function sampleReader({ encoding, bits }: WavFormat): SampleReader | undefined {
  return readers[`${encoding}${bits}`];
}

/** The mean of all channels, scaled to -1 … 1; an incomplete last sample is dropped. */
export function toMono(data: Buffer, format: WavFormat, read: SampleReader): Float32Array {
  const sampleBytes = format.bits / 8;
  const frameBytes = sampleBytes * format.channels;
  const mono = new Float32Array(Math.floor(data.length / frameBytes));
  for (let index = 0; index < mono.length; index += 1) {
    let sum = 0;
    for (let channel = 0; channel < format.channels; channel += 1) {
      sum += read(data, index * frameBytes + channel * sampleBytes);
    }
    mono[index] = sum / format.channels;
  }
  return mono;
}

const readers: Readonly<Partial<Record<string, SampleReader>>> = {
  integer8: (data, offset) => (data.readUInt8(offset) - 128) / 128,
  integer16: (data, offset) => data.readInt16LE(offset) / 32_768,
  integer24: (data, offset) => data.readIntLE(offset, 3) / 8_388_608,
  integer32: (data, offset) => data.readInt32LE(offset) / 2_147_483_648,
  float32: (data, offset) => finite(data.readFloatLE(offset)),
  float64: (data, offset) => finite(data.readDoubleLE(offset)),
};

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
