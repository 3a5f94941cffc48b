import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Hints } from '../../../../src/core/recogniser.ts';
import { LocalRecogniser } from '../../../../src/hear/recogniser/local/local-recogniser.ts';
import { frames, noise } from '../sounds.ts';
import { needsVoiceAndModel } from './speak.ts';

const softwareWords = readFileSync(new URL('../../../../assets/vocabulary/software-words.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

/** A loop of all software words: as large as real hints are. */
function manyWords(): Hints {
  const grammar = `#JSGF V1.0; grammar loop; public <all> = (${softwareWords.join(' | ')})+;`;
  return { grammar, words: softwareWords, phrases: [], spoken: new Map(), kindOf: () => 'control' };
}

/** Memory of a process's own, in MiB. */
function anonymous(pid: number | undefined): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/Pss_Anon: +(\d+)/.exec(rollup)?.[1]) / 1024;
}

/** Descriptors and threads of a process. */
function openIn(pid: number | undefined): readonly number[] {
  return ['fd', 'task'].map((what) => readdirSync(`/proc/${pid}/${what}`).length);
}

test.skipIf(needsVoiceAndModel())(
  'a hundred takes, each with new hints, leave nothing behind',
  async () => {
    const end = new AbortController();
    const log = { info: () => undefined, warn: () => undefined };
    const recogniser = new LocalRecogniser({ settings: {}, log, env: process.env });
    await recogniser.start(end.signal);
    const sound = frames(noise(600, 0.05));
    const takes = async (count: number) => {
      for (let take = 0; take < count; take += 1) {
        const listening = recogniser.begin(manyWords(), end.signal);
        for (const frame of sound) listening.push(frame);
        await listening.finish();
      }
    };
    await takes(25);
    const before = anonymous(recogniser.pid);
    const open = openIn(recogniser.pid);
    await takes(75);
    expect(anonymous(recogniser.pid) - before).toBeLessThan(15);
    expect(openIn(recogniser.pid)).toEqual(open);
    end.abort();
  },
  180_000,
);
