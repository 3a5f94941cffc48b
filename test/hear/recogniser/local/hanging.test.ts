import { kill } from 'node:process';
import { expect, test } from 'vitest';
import { LocalRecogniser } from '../../../../src/hear/recogniser/local/local-recogniser.ts';
import { frames, murmur } from '../sounds.ts';
import { usualHints } from './sentences.ts';
import { needsVoiceAndModel } from './speak.ts';

test.skipIf(needsVoiceAndModel())(
  'a decoder that hangs is replaced also where nobody waits for its answer any more',
  async () => {
    const end = new AbortController();
    const log = { info: () => undefined, warn: () => undefined };
    const local = new LocalRecogniser({ settings: {}, log, env: process.env });
    await local.start(end.signal);
    const hung = local.pid;
    if (hung === undefined) throw new Error('no process');
    kill(hung, 'SIGSTOP');
    const decidedElsewhere = new AbortController();
    const listening = local.begin(usualHints, decidedElsewhere.signal);
    for (const frame of frames(murmur(2))) listening.push(frame);
    const answer = listening.finish();
    decidedElsewhere.abort(new Error('not wanted any more'));
    await expect(answer).rejects.toThrow('not wanted any more');
    await expect.poll(() => local.pid, { timeout: 30_000 }).not.toBe(hung);
    await expect.poll(() => local.state().type, { timeout: 30_000 }).toBe('ready');
    end.abort();
  },
  90_000,
);
