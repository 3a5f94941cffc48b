import { describe, expect, test } from 'vitest';
import { collectMicrophone, showMicrophone } from '../../src/cli/doctor-mic.ts';
import { levelBar } from '../../src/cli/level-bar.ts';
import type { MicrophoneReading } from '../../src/core/microphone-reading.ts';

const opened: MicrophoneReading = { type: 'opened', backend: 'parec', device: 'Desk\u001b[2J' };
const level = (rms: number): MicrophoneReading => ({ type: 'level', level: { peak: rms + 10, rms } });
const silent: MicrophoneReading = { type: 'verdict', loudness: 'silent', sentence: 'Nothing.', remedy: 'Unmute it.' };
const fine: MicrophoneReading = { type: 'verdict', loudness: 'fine', sentence: 'Good.', remedy: '' };

async function* of(readings: readonly MicrophoneReading[]): AsyncIterable<MicrophoneReading> {
  yield* readings;
}

async function shown(readings: readonly MicrophoneReading[], isTerminal: boolean) {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  const code = await showMicrophone(of(readings), { isTerminal, write });
  return { text, code };
}

describe('the level bar', () => {
  test('is filled up to the power and marks the peak', () => {
    expect(levelBar({ peak: -15, rms: -30 }, 20)).toBe('[##########    |     ]  -30 dB');
    expect(levelBar({ peak: 0, rms: 0 }, 10)).toBe('[#########|]    0 dB');
    expect(levelBar({ peak: -100, rms: -100 }, 10)).toBe('[          ] -100 dB');
  });

  test('is always as wide as it was asked to be', () => {
    for (let rms = -110; rms <= 0; rms += 1)
      expect(levelBar({ peak: Math.min(0, rms + 20), rms }, 12)).toHaveLength(22);
  });
});

describe('the microphone that doctor shows', () => {
  test('moves one bar on a terminal, and says what to do', async () => {
    const { text, code } = await shown([opened, level(-60), level(-30), silent], true);
    expect(text.split('\r')).toHaveLength(3);
    expect(text).toMatch(/^Desk, recorded by parec\. Say something now\.\n/u);
    expect(text).toMatch(/\nNothing\.\n→ Unmute it\.\n$/u);
    expect(code).toBe(1);
  });

  test('prints a line a second where nothing can move', async () => {
    const { text, code } = await shown([opened, ...Array.from({ length: 25 }, () => level(-30)), fine], false);
    expect(text).not.toContain('\r');
    expect(text.match(/dB\n/gu)).toHaveLength(2);
    expect(text).toMatch(/\nGood\.\n$/u);
    expect(code).toBe(0);
  });

  test('is one list for a program', async () => {
    expect(await collectMicrophone(of([opened, silent]))).toEqual({ readings: [opened, silent], code: 1 });
    expect(await collectMicrophone(of([opened, fine]))).toMatchObject({ code: 0 });
  });
});
