import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Samples } from '../../../src/core/audio.ts';
import { readWav } from '../../../src/hear/recogniser/read-wav.ts';

/** Four of flite and one of espeak-ng. */
export const SYNTHETIC_VOICES = ['awb', 'rms', 'slt', 'kal16', 'espeak-ng'] as const;

export type SyntheticVoice = (typeof SYNTHETIC_VOICES)[number];

/** A sentence spoken by a program. Rejects where that is not installed. */
export async function spokenBy(voice: SyntheticVoice, text: string): Promise<Samples> {
  const folder = await mkdtemp(join(tmpdir(), 'wilco-voice-'));
  try {
    const file = join(folder, 'sentence.wav');
    const [program, args] = voice === 'espeak-ng' ? espeak(text, file) : flite(voice, text, file);
    await promisify(execFile)(program, args);
    return await readWav(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Run = readonly [program: string, args: readonly string[]];

function espeak(text: string, file: string): Run {
  return ['espeak-ng', ['-v', 'en-us', '-w', file, text]];
}

function flite(voice: string, text: string, file: string): Run {
  return ['flite', ['-voice', voice, '-t', text, '-o', file]];
}
