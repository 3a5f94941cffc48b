import { SAMPLE_RATE, type Samples } from '../../../core/audio.ts';

/** The samples as a WAV file in memory: RIFF, PCM, 16 bit, mono, 16 kHz. */
export function wavFile(chunks: readonly Samples[]): Buffer<ArrayBuffer> {
  const samples = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  let at = 44;
  for (const chunk of chunks) {
    for (const sample of chunk) {
      file.writeInt16LE(sample, at);
      at += 2;
    }
  }
  return file;
}
