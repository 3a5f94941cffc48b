import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Phrase } from '../../../src/core/phrase.ts';
import type { TaskFacts } from '../../../src/core/task.ts';
import { phraseOf } from '../../../src/tell/phrasing/phrase-of.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import {
  asked,
  cancelled,
  completed,
  confirmStart,
  everyAnnouncement,
  failed,
  NOW,
  running,
} from '../announcements.ts';

function said(announcement: Announcement, changes: { longText?: boolean; clickable?: boolean } = {}): Phrase {
  return phraseOf(announcement, { now: NOW, longText: false, clickable: false, ...changes });
}

describe('phrases', () => {
  it('a start says what and where', () => {
    expect(said({ type: 'taskStarted', task: running })).toEqual({
      title: 'Started: refactor auth',
      body: 'in api · task 3 · Claude',
      spoken: 'Started: refactor auth, in api.',
      urgency: 'normal',
    });
  });

  it('an end says how long it took, the first lines of the result, and what was left running', () => {
    const phrase = said({ type: 'taskEnded', task: completed });
    expect(phrase.title).toBe('Done: refactor auth');
    expect(phrase.body.split('\n')).toEqual([
      'done in 2 min 10 s · in api · task 3',
      'Moved the login into auth.ts.',
      'All 42 tests pass.',
      'Nothing else changed. …',
      'It left vite running; I stopped it.',
    ]);
    expect(phrase.spoken).toBe(
      'refactor auth is done, in 2 minutes 10 seconds. Moved the login into auth.ts. All 42 tests pass. ' +
        'It left vite running; I stopped it.',
    );
  });

  it('a failure says why, stays on the screen, and says where the output is', () => {
    const phrase = said({ type: 'taskEnded', task: failed });
    expect(phrase).toMatchObject({ title: 'Failed: fix login', urgency: 'critical' });
    expect(phrase.body).toContain('The agent could not reach its service.');
    expect(phrase.body).toContain('failed after 12 s');
    expect(phrase.body).toContain('wilco output 4');
    expect(phrase.spoken).toBe('fix login failed. The agent could not reach its service.');
  });

  it('a failure without a reason names the exit code', () => {
    expect(said({ type: 'taskEnded', task: { ...failed, reason: undefined } }).body).toContain('exit code 1');
  });

  it('a cancelled task that never began says so', () => {
    const phrase = said({ type: 'taskEnded', task: { ...cancelled, startedAt: undefined } });
    expect(phrase.body).toBe('before it began · in api · task 5');
  });

  it('several leftovers are counted and stopped as "them"', () => {
    const task = { ...completed, leftovers: ['vite', 'node', 'tsc', 'esbuild', 'sh'] };
    expect(said({ type: 'taskEnded', task }).body).toContain(
      'It left 5 processes running: vite, node and 3 more; I stopped them.',
    );
  });

  it('nothing written is told as "yet" only of a task that may still write', () => {
    const empty = (task: TaskFacts) => said({ type: 'result', task, text: '' });
    expect(empty(running)).toMatchObject({ spoken: 'It has written nothing yet.' });
    expect(empty(running).body).toContain('It has written nothing yet.');
    expect(empty(failed)).toMatchObject({ spoken: 'It wrote nothing.' });
    expect(empty(failed).body).toContain('It wrote nothing.');
  });

  it('a question about a task names it, and says whether it will be killed', () => {
    const task = taskFacts({ id: 2, name: 'login' });
    const confirm = (now: boolean) =>
      said(asked({ ...confirmStart(), type: 'confirm', intent: { type: 'cancel', taskId: 2, now }, tasks: [task] }));
    expect(confirm(true)).toMatchObject({ title: 'Kill task 2, login?', spoken: 'Kill task 2, login? Say yes or no.' });
    expect(confirm(false).title).toBe('Cancel task 2, login?');
    const which = (now: boolean) =>
      said(
        asked({ ...confirmStart(), type: 'whichTask', wanted: { type: 'cancel', now }, candidates: [task, running] }),
      );
    expect(which(true)).toMatchObject({ title: 'Which task shall I kill?' });
    expect(which(false)).toMatchObject({ title: 'Which task shall I cancel?' });
  });

  it('a start that is asked about shows the agent of its project', () => {
    const project = { name: 'api', dir: '/projects/api', agent: 'codex' };
    const start = { type: 'start', prompt: 'fix it', project, name: undefined } as const;
    const phrase = said(asked({ ...confirmStart(), type: 'confirm', intent: start }));
    expect(phrase.body).toContain('with Codex');
    expect(said(asked({ ...confirmStart(), type: 'confirm', intent: { ...start, agent: 'gemini' } })).body).toContain(
      'with Gemini',
    );
  });

  it('the status lists the live tasks with what they do, and speaks the newest three', () => {
    const live = [1, 2, 3, 4].map((id) => taskFacts({ id, name: `job ${id}`, startedAt: NOW - id * 1000 }));
    const phrase = said({ type: 'status', live, lastEnded: undefined });
    expect(phrase.title).toBe('4 tasks are running');
    expect(phrase.body).toContain('1 · job 1 · api · for 1 s');
    expect(phrase.spoken).toBe(
      '4 tasks are running. The newest are: job 2 for 2 seconds, job 3 for 3 seconds and job 4 for 4 seconds.',
    );
  });

  it('with nothing running the status tells of the task that ended last', () => {
    const phrase = said({ type: 'status', live: [], lastEnded: { ...completed, completedAt: NOW - 300_000 } });
    expect(phrase.title).toBe('Nothing is running');
    expect(phrase.body).toContain('5 min ago');
    expect(said({ type: 'status', live: [], lastEnded: undefined }).spoken).toBe('Nothing is running.');
  });

  it('a pending task is waiting, not running', () => {
    const task = taskFacts({ status: 'pending', startedAt: undefined });
    expect(said({ type: 'taskStatus', task }).title).toBe('refactor auth: waiting to start');
  });

  it('a long result is read in full only when long text is on', () => {
    const text = Array.from({ length: 30 }, (_, line) => `Sentence number ${line} is here.`).join('\n');
    const announcement: Announcement = { type: 'result', task: completed, text };
    expect(said(announcement).spoken).toBe(
      'Sentence number 0 is here. Sentence number 1 is here. There is more in the popup.',
    );
    expect(said(announcement, { longText: true }).spoken).toContain('Sentence number 29 is here.');
    expect(said(announcement).body).toContain('Sentence number 29 is here.');
  });

  it('a result of nothing but code is not read aloud', () => {
    const phrase = said({ type: 'result', task: completed, text: '```sh\nrm -rf build\n```' });
    expect(phrase.body).toContain('rm -rf build');
    expect(phrase.spoken).toBe('The result cannot be read aloud. It is in the popup.');
  });

  it('a question asks by name and says what to say; a click is offered only where one can click', () => {
    expect(said(asked())).toMatchObject({
      title: 'Start “refactor auth” in api?',
      body: 'Say “yes” or “no”.',
      spoken: 'Start refactor auth, in api? Say yes or no.',
    });
    expect(said(asked(), { clickable: true }).body).toBe('Say “yes” or “no”, or click.');
  });

  it('a long prompt is cut in the title and whole in the body', () => {
    const prompt = 'go through every module of the payment service and replace the old logger by the new one';
    const phrase = said(asked(confirmStart({ prompt })));
    expect(phrase.title.length).toBeLessThanOrEqual(60);
    expect(phrase.title).toMatch(/^Start “go through every module.*…” in api\?$/);
    expect(phrase.body).toContain(`“${prompt}”`);
  });

  it('a question about projects with none known says how to name one', () => {
    const phrase = said(
      asked({ type: 'whichProject', id: 'q', prompt: 'x', choices: [], candidates: [], expiresAt: NOW }),
    );
    expect(phrase.body).toContain('[projects]');
  });

  it('what was not understood is repeated with the nearest sentences', () => {
    expect(said({ type: 'notUnderstood', text: 'cancel the thing', suggestions: ['cancel it'] }).body).toBe(
      'I heard “cancel the thing”.\nDid you mean “cancel it”?',
    );
    expect(said({ type: 'notUnderstood', text: 'xyz', suggestions: [] }).body).toContain('what can I say');
  });

  it('noise and unclear words are told apart', () => {
    expect(said({ type: 'nothingHeard', why: 'not-speech' }).spoken).toBe('I heard noise, but no speech.');
    expect(said({ type: 'nothingHeard', why: 'unclear' }).spoken).toBe('I did not catch that.');
  });

  it('that the local recogniser had to hear it is shown with the reason, and never spoken over the answer', () => {
    const error = { code: 'recogniser_unavailable', message: 'OpenAI cannot be reached.', hint: 'Mend it.' } as const;
    expect(said({ type: 'fellBack', error })).toEqual({
      title: 'Heard with another recogniser',
      body: 'OpenAI cannot be reached.\nMend it.',
      spoken: '',
      urgency: 'low',
    });
  });

  it('a short press and a cancelled take are not spoken of', () => {
    expect(said({ type: 'nothingHeard', why: 'too-short' }).spoken).toBe('');
    expect(said({ type: 'nothingHeard', why: 'cancelled' }).spoken).toBe('');
    expect(said({ type: 'nothingHeard', why: 'silence' }).spoken).toContain('microphone');
  });

  it('a problem is its message, with the hint as the body', () => {
    const phrase = said(everyAnnouncement['problem'] ?? { type: 'dismissed' });
    expect(phrase.title).toBe('In api a task is already running: 3, refactor auth.');
    expect(phrase.body).toBe('Wait for it, or say “cancel refactor auth”.');
  });
});
