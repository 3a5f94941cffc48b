import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Intent } from '../../../src/core/intent.ts';
import { settles } from '../../../src/tell/notifications/settles.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import { confirmStart, running } from '../announcements.ts';
import { api, confirm, oneOfEach, oneOfEachIntent, oneOfEachQuestion } from '../one-of-each.ts';

const ended: Announcement = { type: 'taskEnded', task: running };

describe('what was agreed to', () => {
  const done: { readonly [Type in Exclude<Intent['type'], 'retryTake'>]: Announcement } = {
    start: oneOfEach.taskStarted,
    cancel: ended,
    taskStatus: oneOfEach.taskStatus,
    result: { ...oneOfEach.result, task: running },
    changes: { ...oneOfEach.changes, task: running },
    rename: oneOfEach.renamed,
    retry: oneOfEach.taskStarted,
    open: oneOfEach.opened,
    cancelAll: oneOfEach.allCancelled,
    status: oneOfEach.status,
    openProject: oneOfEach.projectOpened,
    switchProject: oneOfEach.projectSwitched,
    whichProject: oneOfEach.currentProject,
    listProjects: oneOfEach.projects,
    runCommand: oneOfEach.commandEnded,
    help: oneOfEach.help,
    stopReading: oneOfEach.stoppedReading,
    speech: oneOfEach.speech,
    addWord: oneOfEach.wordAdded,
    forgetWord: oneOfEach.wordForgotten,
    shutdown: oneOfEach.shuttingDown,
  };

  const { retryTake, ...told } = oneOfEachIntent;

  it('a take that is recognised once more can come to anything', () => {
    for (const one of Object.values(oneOfEach)) {
      expect(settles(one, confirm(retryTake))).toBe(one.type === 'dismissed' || one.type === 'problem');
    }
  });

  it.each(Object.values(told))('$type: its popup goes when it is done, and for nothing else', (intent) => {
    const question = confirm(intent);
    expect(settles(done[intent.type], question)).toBe(true);
    const settling = Object.values(oneOfEach)
      .filter((one) => settles(one, question))
      .map(({ type }) => type);
    const begins = intent.type === 'start' || intent.type === 'retry';
    const expected = [done[intent.type].type, ...(begins ? ['taskQueued'] : []), 'dismissed', 'problem'];
    expect(new Set(settling)).toEqual(new Set(expected));
  });

  it('of another task changes nothing', () => {
    const other = { ...running, id: 99, prompt: 'write docs' };
    for (const type of ['cancel', 'rename', 'retry', 'open', 'result'] as const) {
      const announcement = { ...done[type], task: other } as Announcement;
      expect(settles(announcement, confirm(oneOfEachIntent[type]))).toBe(false);
    }
  });

  it('together with others goes with the first of them', () => {
    const steps = [
      { intent: oneOfEachIntent.cancel, tasks: [running] },
      { intent: oneOfEachIntent.help, tasks: [] },
    ];
    const question = { ...oneOfEachQuestion.confirmSeveral, steps };
    expect(settles(oneOfEach.help, question)).toBe(true);
    expect(settles(oneOfEach.projects, question)).toBe(false);
  });
});

describe('what was chosen', () => {
  it('of the tasks may be any of them, for what it is wanted for', () => {
    const candidates = [running, taskFacts({ id: 7 })];
    const question = {
      ...confirmStart(),
      type: 'whichTask',
      wanted: { type: 'rename', name: 'x' },
      candidates,
    } as const;
    expect(settles({ type: 'renamed', task: taskFacts({ id: 7, name: 'x' }), before: 'y' }, question)).toBe(true);
    expect(settles({ type: 'renamed', task: taskFacts({ id: 8, name: 'x' }), before: 'y' }, question)).toBe(false);
    expect(settles(ended, question)).toBe(false);
  });

  it('of the projects is switched to, opened, or started in', () => {
    const question = oneOfEachQuestion.whichProject;
    expect(settles(oneOfEach.projectSwitched, question)).toBe(true);
    expect(settles({ type: 'projectOpened', project: api }, question)).toBe(true);
    expect(settles(oneOfEach.taskStarted, question)).toBe(false);
    expect(settles(oneOfEach.taskStarted, { ...question, prompt: running.prompt })).toBe(true);
    expect(settles(oneOfEach.projectSwitched, { ...question, prompt: running.prompt })).toBe(false);
  });
});

it('a refusal and a no settle any question', () => {
  const refused: Announcement = { type: 'problem', error: { code: 'open_failed', message: 'm', hint: 'h' } };
  for (const question of Object.values(oneOfEachQuestion)) {
    expect(settles(refused, question)).toBe(true);
    expect(settles({ type: 'dismissed' }, question)).toBe(true);
    expect(settles(oneOfEach.notUnderstood, question)).toBe(false);
  }
});
