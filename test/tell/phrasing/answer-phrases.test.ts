import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Phrase } from '../../../src/core/phrase.ts';
import { phraseOf } from '../../../src/tell/phrasing/phrase-of.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import { completed, NOW, running, waiting } from '../announcements.ts';
import { api, oneOfEach, web } from '../one-of-each.ts';

function said(announcement: Announcement): Phrase {
  return phraseOf(announcement, { now: NOW, longText: false, clickable: false });
}

describe('what can be undone', () => {
  const takeBack = 'Say “undo that” to take it back.';

  it('says so in the popup, and aloud where it is a start', () => {
    expect(said(oneOfEach.taskStarted)).toMatchObject({
      title: 'Started: refactor auth',
      body: `in api · task 3 · Claude\n${takeBack}`,
      spoken: 'Started: refactor auth, in api. Or say: undo that.',
    });
    const { taskQueued, renamed, projectSwitched, speech, wordAdded } = oneOfEach;
    for (const one of [taskQueued, renamed, projectSwitched, speech, wordAdded]) {
      expect(said(one).body).toContain(takeBack);
      expect(said(one).spoken).not.toContain('undo');
    }
  });

  it('no longer says so once it is too late', () => {
    const { body, spoken } = said({ type: 'taskStarted', task: running, undoUntil: NOW });
    expect(body).toBe('in api · task 3 · Claude');
    expect(spoken).toBe('Started: refactor auth, in api.');
  });
});

describe('all cancelled', () => {
  const gone = (id: number, name: string) => taskFacts({ id, name, status: 'cancelled', completedAt: NOW });
  const told = (...tasks: readonly ReturnType<typeof taskFacts>[]) => said({ type: 'allCancelled', tasks });

  it('counts them, and lists them for the eye', () => {
    const phrase = told(gone(1, 'auth'), { ...gone(2, 'login'), leftovers: ['vite'] });
    expect(phrase.spoken).toBe('2 tasks are cancelled.');
    expect(phrase.body).toBe('1 · auth · api\n2 · login · api\n    It left vite running; I stopped it.');
  });

  it('does not call cancelled what had ended by itself', () => {
    const phrase = told(gone(1, 'auth'), completed);
    expect(phrase.title).toBe('1 task is cancelled, 1 had ended already');
    expect(phrase.body).toContain('3 · refactor auth · api · completed');
    expect(told(completed, { ...completed, id: 4 }).spoken).toBe('All had ended already.');
  });

  it('of one task is told as its end, and of none as that', () => {
    expect(told(gone(1, 'auth')).title).toBe('Cancelled: auth');
    expect(told().spoken).toBe('There is nothing to cancel.');
  });

  it('lists eight of many', () => {
    const body = told(...Array.from({ length: 30 }, (_, at) => gone(at + 1, `job ${at}`))).body.split('\n');
    expect(body).toHaveLength(9);
    expect(body.at(-1)).toBe('… and 22 more: wilco tasks');
  });
});

describe('answers about one task', () => {
  it('a new name is told with the old one', () => {
    expect(said({ type: 'renamed', task: { ...running, name: 'login' }, before: 'fix it' })).toMatchObject({
      title: 'Renamed: login',
      body: 'It was called fix it.\nin api · task 3',
      spoken: 'Task 3 is now called login.',
    });
  });

  it.each([
    ['output', 'Opened the output of refactor auth'],
    ['folder', 'Opened the folder of api'],
    ['diff', 'Opened the changes of refactor auth'],
  ] as const)('what was opened is named: %s', (what, title) => {
    expect(said({ type: 'opened', task: running, what, path: '/tmp/a b.md' })).toMatchObject({
      title,
      body: '/tmp/a b.md\nin api · task 3',
      spoken: `${title}.`,
    });
  });

  it('of its last lines the very last are read', () => {
    const phrase = said({ type: 'result', task: completed, text: 'one\ntwo\nthree\nfour', part: 'lastLines' });
    expect(phrase.title).toBe('Last lines: refactor auth');
    expect(phrase.body).toBe('one\ntwo\nthree\nfour\nin api · task 3');
    expect(phrase.spoken).toBe('three. four. There is more in the popup.');
    expect(said({ type: 'result', task: completed, text: 'one', part: 'lastLines' }).spoken).toBe('one.');
    expect(said({ type: 'result', task: waiting, text: '', part: 'lastLines' }).spoken).toBe(
      'It has written nothing yet.',
    );
  });

  it('more of it goes on reading, and says when that was all', () => {
    const more = (text: string) => said({ type: 'result', task: completed, text, part: 'more' });
    expect(more('And then this.')).toMatchObject({ title: 'More: refactor auth', spoken: 'And then this.' });
    const piece = Array.from({ length: 30 }, (_, at) => `Sentence number ${at} is here.`).join(' ');
    expect(more(piece).spoken).toBe(piece);
    expect(more('')).toMatchObject({ body: 'That was all.\nin api · task 3', spoken: 'That was all.' });
  });
});

describe('projects', () => {
  it('the current one is marked, and said', () => {
    expect(said(oneOfEach.projects)).toMatchObject({
      title: '2 projects',
      body: 'api · /projects/api\nweb (current) · /projects/web',
      spoken: '2 projects: api and web. The current one is web.',
    });
  });

  it('the list is bounded and still holds the current one', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ name: `p${at}`, dir: `/p/${at}` }));
    const { body, spoken } = said({ type: 'projects', projects: many, current: many[150] });
    expect(body.split('\n')).toHaveLength(10);
    expect(body).toContain('p150 (current)');
    expect(body).toMatch(/\n… and 191 more$/);
    expect(spoken).toBe('200 projects: p0, p1, p2, p3, p150 and 195 more. The current one is p150.');
  });

  it('with none known it says how to name one', () => {
    expect(said({ type: 'projects', projects: [], current: undefined })).toMatchObject({
      title: 'I know no project yet',
      body: 'Name one under [projects] in the config: wilco config path',
    });
  });

  it('the current one is told, or how to choose one', () => {
    expect(said({ type: 'currentProject', project: api }).spoken).toBe('The project is api.');
    const none = said({ type: 'currentProject', project: undefined });
    expect(none.title).toBe('No project is chosen');
    expect(none.body).toContain('Say “switch to …”');
    expect(none.spoken).toBe('No project is chosen. To choose one, say: switch to, and its name.');
  });

  it('a switch names where tasks start from now on, and where they did', () => {
    const phrase = said({ type: 'projectSwitched', project: api, before: web });
    expect(phrase.spoken).toBe('The project is now api.');
    expect(phrase.body).toBe('A task that names no project starts in api.\nIt was web.\n/projects/api');
    expect(said({ type: 'projectSwitched', project: api, before: undefined }).body).not.toContain('It was');
    expect(said({ type: 'projectOpened', project: api }).spoken).toBe('Opened the folder of api.');
  });
});

describe("a command of the person's own", () => {
  const ended = (changes: Partial<Extract<Announcement, { type: 'commandEnded' }>>) =>
    said({
      type: 'commandEnded',
      name: 'deploy',
      exitCode: 0,
      timedOut: false,
      lines: ['building', 'live'],
      ...changes,
    });

  it('that went well tells what it printed last', () => {
    expect(ended({})).toMatchObject({ title: 'Done: deploy', body: 'building\nlive', spoken: 'deploy is done. live.' });
    expect(ended({ lines: [] })).toMatchObject({ body: 'It printed nothing.', spoken: 'deploy is done.' });
  });

  it('that failed tells how, and the last line', () => {
    expect(ended({ exitCode: 2, lines: ['a', 'no space left'] })).toMatchObject({
      title: 'Failed: deploy',
      body: 'It ended with exit code 2.\na\nno space left',
      spoken: 'deploy failed. It ended with exit code 2. no space left.',
    });
    expect(ended({ exitCode: undefined }).body).toMatch(/^Something other than Wilco killed it\./);
    expect(ended({ exitCode: undefined, timedOut: true }).spoken).toMatch(/^deploy failed\. .*time was up\. live\.$/);
  });

  it('shows the last lines of many', () => {
    const lines = Array.from({ length: 50 }, (_, at) => `line ${at}`);
    expect(ended({ lines }).body.split('\n')).toEqual(lines.slice(-6));
  });

  it('a saying is told as it is, and whole', () => {
    expect(said(oneOfEach.saying)).toMatchObject({
      title: 'The stand-up is at ten.',
      body: '',
      spoken: 'The stand-up is at ten.',
    });
    const long = 'The stand-up is at ten, and whoever is late brings cake for everybody in the room.\nBe on time.';
    expect(said({ type: 'saying', text: long })).toMatchObject({ body: long, spoken: long.replace('\n', ' ') });
  });
});

describe('what concerns Wilco itself', () => {
  it('going quiet is shown and not said; speaking up is said', () => {
    expect(said({ type: 'speech', on: false })).toMatchObject({ title: 'I am quiet now', spoken: '' });
    expect(said({ type: 'speech', on: false }).body).toContain('“speak up”');
    expect(said({ type: 'speech', on: true })).toMatchObject({ title: 'I speak again', spoken: 'I speak again.' });
  });

  it('a new word is told with how it is said', () => {
    expect(said(oneOfEach.wordAdded)).toMatchObject({
      title: 'New word: OAuth',
      spoken: 'For o auth I write OAuth now.',
    });
    expect(said({ type: 'wordAdded', word: 'kubectl', spoken: undefined, wasKnown: false })).toMatchObject({
      body: 'I listen for “kubectl” from now on.',
      spoken: 'I know kubectl now.',
    });
    expect(said(oneOfEach.wordForgotten).spoken).toBe('I have forgotten the word OAuth.');
  });

  it('its end says that tasks go on', () => {
    expect(said(oneOfEach.shuttingDown).spoken).toBe(
      'Goodbye. 2 tasks go on without me. 1 task waits until I am back.',
    );
    expect(said({ type: 'shuttingDown', running: 1, waiting: 0 }).spoken).toBe('Goodbye. 1 task goes on without me.');
    expect(said({ type: 'shuttingDown', running: 0, waiting: 0 }).spoken).toBe('Goodbye.');
  });

  it('the end of reading is silent', () => {
    expect(said({ type: 'stoppedReading' }).spoken).toBe('');
  });
});
