import { beforeEach, describe, expect, it } from 'vitest';
import { JobRegistry } from '../../../src/act/jobs/job-registry.ts';
import type { Announcement } from '../../../src/core/announcement.ts';
import { WilcoError } from '../../../src/core/error.ts';
import { Speech } from '../../../src/tell/speech/speech.ts';
import { FakeVoice } from '../../fakes/fake-voice.ts';
import { asked, confirmStart, running } from '../announcements.ts';

const never = new AbortController().signal;

function started(name: string): Announcement {
  return { type: 'taskStarted', task: { ...running, name } };
}

describe('speech', () => {
  let voice: FakeVoice;
  let jobs: JobRegistry;
  let speech: Speech;
  const warnings: string[] = [];
  const infos: string[] = [];

  beforeEach(() => {
    warnings.length = 0;
    infos.length = 0;
    voice = new FakeVoice();
    jobs = new JobRegistry();
    speech = new Speech({
      voice,
      jobs,
      log: { info: (message) => infos.push(message), warn: (message) => warnings.push(message) },
      longText: false,
    });
  });

  async function finishAll(told: readonly Promise<void>[]): Promise<void> {
    let isDone = false;
    const all = Promise.all(told).then(() => {
      isDone = true;
    });
    while (!isDone) {
      voice.finish();
      await new Promise(setImmediate);
    }
    await all;
  }

  it('one sentence is said at a time, in order', async () => {
    const told = [speech.tell(started('one'), never), speech.tell(started('two'), never)];
    await expect.poll(() => voice.said).toEqual(['Started: one, in api.']);
    voice.finish();
    await expect.poll(() => voice.said).toHaveLength(2);
    await finishAll(told);
    expect(voice.said).toEqual(['Started: one, in api.', 'Started: two, in api.']);
  });

  it('knows at the start whether anything can be said', async () => {
    voice.failure = new WilcoError({ code: 'speech_unavailable', message: 'no voice', hint: 'Install one.' });
    await speech.start(never);
    expect(speech.state()).toMatchObject({ type: 'broken', error: { message: 'no voice' } });
    expect(warnings).toEqual(['no voice Install one.']);
    await speech.tell(started('one'), never);
    expect(warnings).toHaveLength(1);
  });

  it('a sentence is a job while it is said, and its name tells nothing of what was said', async () => {
    const told = speech.tell(started('secret'), never);
    await expect.poll(() => jobs.active()).toMatchObject([{ name: 'say taskStarted', mode: 'speak' }]);
    await finishAll([told]);
    expect(jobs.active()).toEqual([]);
  });

  it('revoking the job silences the sentence and goes on with the next', async () => {
    const told = [speech.tell(started('one'), never), speech.tell(started('two'), never)];
    await expect.poll(() => voice.said).toHaveLength(1);
    jobs.revoke(jobs.active()[0]?.id ?? 0);
    await expect.poll(() => voice.said).toHaveLength(2);
    await finishAll(told);
    expect(warnings).toEqual([]);
  });

  it('a question goes before what waits, and replaces an older question', async () => {
    const told = [
      speech.tell(started('one'), never),
      speech.tell(started('two'), never),
      speech.tell(asked(confirmStart({ prompt: 'old' })), never),
      speech.tell(asked(confirmStart({ prompt: 'new' })), never),
    ];
    await finishAll(told);
    expect(voice.said).toEqual(['Started: one, in api.', 'Start new, in api? Say yes or no.', 'Started: two, in api.']);
  });

  it('the queue is bounded: the oldest is dropped', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await finishAll(names.map((name) => speech.tell(started(name), never)));
    expect(voice.said.map((text) => /Started: (.)/.exec(text)?.[1])).toEqual(['a', 'd', 'e', 'f', 'g', 'h']);
  });

  it('interrupt stops the sentence and forgets the queue; all that were told resolve', async () => {
    const told = [speech.tell(started('one'), never), speech.tell(started('two'), never)];
    await expect.poll(() => voice.said).toHaveLength(1);
    speech.interrupt();
    await Promise.all(told);
    expect(voice.interrupted).toEqual(['Started: one, in api.']);
    expect(voice.said).toHaveLength(1);
    await finishAll([speech.tell(started('three'), never)]);
    expect(voice.said.at(-1)).toBe('Started: three, in api.');
  });

  it('is silent at once and stays so until it is on again, and says so', async () => {
    const told = [speech.tell(started('one'), never), speech.tell(started('two'), never)];
    await expect.poll(() => voice.said).toHaveLength(1);
    speech.setOn(false);
    await Promise.all(told);
    expect(voice.interrupted).toEqual(['Started: one, in api.']);
    await speech.tell(started('three'), never);
    await speech.tell(asked(), never);
    expect(voice.said).toHaveLength(1);
    expect(speech.state()).toEqual({ type: 'off', detail: 'quiet: say “speak up”' });
    speech.setOn(true);
    await finishAll([speech.tell(started('four'), never)]);
    expect(voice.said.at(-1)).toBe('Started: four, in api.');
    expect(speech.state().type).toBe('ready');
  });

  it('an aborted tell is not said', async () => {
    await speech.tell(started('one'), AbortSignal.abort());
    expect(voice.said).toEqual([]);
  });

  it('what has nothing to say is silent', async () => {
    await speech.tell({ type: 'dismissed' }, never);
    expect(voice.said).toEqual([]);
  });

  it('a voice that fails is one log line with the remedy, until it works again', async () => {
    const facts = { code: 'speech_unavailable', message: 'No sound.', hint: 'Start it.' } as const;
    voice.failure = new WilcoError(facts);
    await speech.tell(started('one'), never);
    await speech.tell(started('two'), never);
    expect(warnings).toEqual(['No sound. Start it.']);
    expect(speech.state()).toEqual({ type: 'broken', error: facts });
    voice.failure = undefined;
    await finishAll([speech.tell(started('three'), never)]);
    expect(infos).toEqual(['speech works again']);
    expect(speech.state().type).toBe('ready');
  });
});
