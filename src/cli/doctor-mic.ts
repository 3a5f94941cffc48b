import type { MicrophoneReading } from '../core/microphone-reading.ts';
import { plainText } from '../core/plain-text.ts';
import { levelBar } from './level-bar.ts';

/** Where a person reads; on a terminal the bar moves, elsewhere it is one line a second. */
export interface MicrophoneOutput {
  readonly isTerminal: boolean;
  write(text: string): void;
}

const WIDTH = 40;
/** Levels come each 100 ms. */
const LEVELS_A_LINE = 10;

/**
 * `wilco doctor --mic`: shows what a microphone hears while somebody speaks, then what is to be said of it. Resolves
 * with the exit code: 1 when it is silent.
 */
export async function showMicrophone(
  readings: AsyncIterable<MicrophoneReading>,
  output: MicrophoneOutput,
): Promise<0 | 1> {
  let shown = 0;
  let code: 0 | 1 = 0;
  for await (const reading of readings) {
    switch (reading.type) {
      case 'opened':
        output.write(`${plainText(`${reading.device}, recorded by ${reading.backend}`)}. Say something now.\n`);
        break;
      case 'level':
        shown += 1;
        if (output.isTerminal) output.write(`\r${levelBar(reading.level, WIDTH)}`);
        else if (shown % LEVELS_A_LINE === 0) output.write(`${levelBar(reading.level, WIDTH)}\n`);
        break;
      case 'verdict':
        output.write(`${output.isTerminal && shown > 0 ? '\n' : ''}${plainText(reading.sentence)}\n`);
        if (reading.remedy !== '') output.write(`→ ${plainText(reading.remedy)}\n`);
        code = reading.loudness === 'silent' ? 1 : 0;
        break;
    }
  }
  return code;
}

/** The same for a program: every reading, and the exit code. */
export async function collectMicrophone(
  readings: AsyncIterable<MicrophoneReading>,
): Promise<{ readonly readings: readonly MicrophoneReading[]; readonly code: 0 | 1 }> {
  const all = await Array.fromAsync(readings);
  const isSilent = all.some((reading) => reading.type === 'verdict' && reading.loudness === 'silent');
  return { readings: all, code: isSilent ? 1 : 0 };
}
