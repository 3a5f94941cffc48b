import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Samples } from '../../../../src/core/audio.ts';
import { findModel } from '../../../../src/hear/recogniser/local/model-files.ts';
import { readWav } from '../../../../src/hear/recogniser/read-wav.ts';
import { needs } from '../../../requirements.ts';

export type Voice = 'slt' | 'rms' | 'awb';

/** A sentence spoken by flite, read as any WAV file is. */
export async function speak(text: string, voice: Voice = 'slt'): Promise<Samples> {
  const folder = await mkdtemp(join(tmpdir(), 'wilco-speak-'));
  try {
    const file = join(folder, 'sentence.wav');
    await promisify(execFile)('flite', ['-voice', voice, '-t', text, '-o', file]);
    return await readWav(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the tests with the real decoder must be skipped; with CI=true a missing part throws. */
export function needsVoiceAndModel(): boolean {
  if (needs('flite')) return true;
  if (findModel(undefined, process.env) !== undefined) return false;
  const reason = 'not installed: the English model of pocketsphinx (sh bin/setup test installs what the tests need)';
  if (process.env['CI'] === 'true') throw new Error(reason);
  process.stderr.write(`skipped, ${reason}\n`);
  return true;
}
