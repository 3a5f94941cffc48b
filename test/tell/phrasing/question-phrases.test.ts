import { describe, expect, it } from 'vitest';
import type { Intent, TaskWish } from '../../../src/core/intent.ts';
import type { Phrase } from '../../../src/core/phrase.ts';
import type { Question } from '../../../src/core/question.ts';
import type { TaskFacts } from '../../../src/core/task.ts';
import { phraseOf } from '../../../src/tell/phrasing/phrase-of.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import { asked, confirmStart, NOW, running } from '../announcements.ts';
import { api, confirm, oneOfEachIntent, oneOfEachQuestion, web } from '../one-of-each.ts';

function said(question: Question): Phrase {
  return phraseOf(asked(question), { now: NOW, longText: false, clickable: false });
}

const confirmed = (intent: Intent, tasks?: readonly TaskFacts[]) => said(confirm(intent, tasks));
const auth = taskFacts({ id: 1, name: 'auth' });
const login = taskFacts({ id: 2, name: 'login' });

describe('a question whether that is meant', () => {
  const titles: { readonly [Type in Intent['type']]: string } = {
    start: 'Start “refactor auth” in api?',
    cancel: 'Cancel task 3, refactor auth?',
    taskStatus: 'Did you ask how task 3, refactor auth is doing?',
    result: 'Shall I read the last lines of task 3, refactor auth?',
    changes: 'Did you ask what task 3, refactor auth changed?',
    rename: 'Call task 3 “login”?',
    retry: 'Start refactor auth again?',
    open: 'Open the output of refactor auth?',
    cancelAll: 'Cancel all 2 tasks?',
    status: 'Did you ask what is running?',
    openProject: 'Open the folder of api?',
    switchProject: 'Switch to api?',
    whichProject: 'Did you ask which project is the current one?',
    listProjects: 'Did you ask which projects there are?',
    runCommand: 'Run deploy?',
    help: 'Did you ask what you can say?',
    stopReading: 'Did you ask me to stop reading?',
    speech: 'Shall I be quiet from now on?',
    addWord: 'Write “OAuth”?',
    forgetWord: 'Forget the word “OAuth”?',
    retryTake: 'Listen once more to what I could not recognise?',
    shutdown: 'End Wilco?',
  };

  it.each(Object.values(oneOfEachIntent))('$type is named, and answered by yes or no', (intent) => {
    const { title, body, spoken } = confirmed(intent);
    expect(title).toBe(titles[intent.type]);
    expect(body).toMatch(/Say “yes” or “no”\.$/);
    expect(spoken).toMatch(/Say yes or no\.$/);
  });

  it('about all tasks names three of them and counts them', () => {
    const tasks = [auth, login, taskFacts({ id: 3, name: 'docs' }), taskFacts({ id: 4 }), taskFacts({ id: 5 })];
    const all = (count: number, now = false) =>
      confirmed({ type: 'cancelAll', taskIds: tasks.slice(0, count).map(({ id }) => id), now }, tasks.slice(0, count));
    expect(all(5)).toMatchObject({
      title: 'Cancel all 5 tasks?',
      body: 'auth, login, docs and 2 more\nSay “yes” or “no”.',
      spoken: 'Cancel all 5 tasks: auth, login, docs and 2 more? Say yes or no.',
    });
    expect(all(2, true).title).toBe('Kill all 2 tasks?');
    expect(all(1).title).toBe('Cancel task 1, auth?');
  });

  it('about a second run shows all of what would run', () => {
    const prompt = 'rewrite the login page so that it works without a mouse';
    const ended = taskFacts({ id: 3, name: 'login page', prompt, agent: 'codex', status: 'failed' });
    expect(confirmed({ type: 'retry', taskId: 3 }, [ended])).toMatchObject({
      title: 'Start login page again?',
      body: `“${prompt}”\nin api · with Codex · as task 3 was\nSay “yes” or “no”.`,
      spoken: 'Start task 3 again, login page, in api? Say yes or no.',
    });
  });

  it('about the end of Wilco says that tasks go on', () => {
    expect(confirmed({ type: 'shutdown' }, [auth, login]).spoken).toBe(
      'Shall I end? auth and login go on without me. Say yes or no.',
    );
    expect(confirmed({ type: 'shutdown' }, []).body).toContain('Tasks that run go on.');
  });

  it('about a word names both forms, and a new name the old one', () => {
    expect(confirmed(oneOfEachIntent.addWord).spoken).toBe('Write OAuth when I hear o auth? Say yes or no.');
    expect(confirmed({ type: 'addWord', word: 'kubectl', spoken: undefined }).title).toBe('Learn the word “kubectl”?');
    expect(confirmed(oneOfEachIntent.rename).body).toContain('It is called refactor auth now.');
    expect(confirmed({ type: 'speech', on: true }).title).toBe('Shall I speak again?');
  });
});

describe('a question whether to run a program', () => {
  const run = (...command: readonly [string, ...string[]]) =>
    confirmed({ ...oneOfEachIntent.runCommand, command, dir: undefined }).body.replace('\nSay “yes” or “no”.', '');

  it('shows the program, its arguments and where it would run', () => {
    expect(confirmed(oneOfEachIntent.runCommand)).toMatchObject({
      title: 'Run deploy?',
      body: 'make deploy where=staging\nin /projects/api\nSay “yes” or “no”.',
      spoken: 'Run deploy: make deploy where staging? Say yes or no.',
    });
  });

  it('shows where an argument ends, and what could not be seen', () => {
    expect(run('git', 'commit', '-m', 'fix it')).toBe('git commit -m "fix it"');
    expect(run('git', 'commit', '-m', 'fix', 'it')).toBe('git commit -m fix it');
    expect(run('echo', '', 'a"b', 'two\nlines', '\u202etxt\u200b')).toBe(
      'echo "" "a\\"b" "two\\nlines" "\\u{202e}txt\\u{200b}"',
    );
    expect(run('echo', '\u001b[31m')).toBe('echo "\\u001b[31m"');
  });

  it('shows all of a long one, in lines that a popup does not cut', () => {
    const words = Array.from({ length: 300 }, (_, at) => `word${at}`);
    const lines = run('echo', ...words).split('\n');
    expect(lines.join(' ')).toBe(`echo ${words.join(' ')}`);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(run('echo', 'x'.repeat(20_000))).toMatch(/\n… and 12005 characters more$/);
  });
});

it('a question about several things lists each, for one yes', () => {
  const steps = [
    { intent: { type: 'start', prompt: 'fix the tests', project: api, name: undefined }, tasks: [] },
    { intent: { type: 'cancel', taskId: 2 }, tasks: [login] },
  ] as const;
  expect(said({ ...oneOfEachQuestion.confirmSeveral, steps })).toMatchObject({
    title: 'Do these 2 things?',
    body: '1. Start “fix the tests” in api\n2. Cancel task 2, login\nSay “yes” or “no”.',
    spoken: 'Do these 2 things? Start fix the tests, in api. Cancel task 2, login. Say yes or no.',
  });
});

describe('a question which task', () => {
  const which = (wanted: TaskWish, candidates: readonly TaskFacts[], message?: string) =>
    said({
      ...confirmStart(),
      type: 'whichTask',
      wanted,
      candidates,
      ...(message === undefined ? {} : { missed: { message } }),
    });

  it.each<[TaskWish, string]>([
    [{ type: 'cancel' }, 'Which task shall I cancel?'],
    [{ type: 'cancel', now: true }, 'Which task shall I kill?'],
    [{ type: 'taskStatus' }, 'Which task do you mean?'],
    [{ type: 'result' }, 'The result of which task?'],
    [{ type: 'result', part: 'lastLines', lines: 3 }, 'The last lines of which task?'],
    [{ type: 'changes' }, 'The changes of which task?'],
    [{ type: 'rename', name: 'login' }, 'Which task shall I call “login”?'],
    [{ type: 'retry' }, 'Which task shall I start again?'],
    [{ type: 'open', what: 'output' }, 'The output of which task?'],
    [{ type: 'open', what: 'folder' }, 'The folder of which task?'],
    [{ type: 'open', what: 'diff' }, 'The changes of which task?'],
  ])('says what it is wanted for: %j', (wanted, title) => {
    expect(which(wanted, [auth, login])).toMatchObject({
      title,
      spoken: `${title.replaceAll(/[“”]/g, '')} auth or login?`,
    });
  });

  it('says first what is not there, and offers what is', () => {
    expect(which({ type: 'cancel' }, [auth, login], 'No running task has that name.')).toMatchObject({
      title: 'Which task shall I cancel?',
      body: 'No running task has that name.\n1. auth · api\n2. login · api\nSay a name or a number.',
      spoken: 'No running task has that name. Which one: 1 auth, 2 login?',
    });
    const many = Array.from({ length: 9 }, (_, at) => taskFacts({ id: at + 1, name: `job${at + 1}` }));
    expect(which({ type: 'cancel' }, many, 'There is none.').spoken).toBe(
      'There is none. Which one: 1 job1, 2 job2, 3 job3, 4 job4, or 5 more?',
    );
  });

  it('of a single candidate asks for a yes', () => {
    expect(which({ type: 'cancel' }, [running], 'No running task has that name.')).toMatchObject({
      body: 'No running task has that name.\n1. refactor auth · api\nSay “yes” or “no”.',
      spoken: 'No running task has that name. Do you mean refactor auth?',
    });
  });
});

describe('a question which project', () => {
  it('without a prompt asks only for the project', () => {
    expect(said({ ...oneOfEachQuestion.whichProject, candidates: [api, web] })).toMatchObject({
      title: 'Which project?',
      body: 'No project is called frobnicate.\n1. api\n2. web\nSay a name or a number.',
      spoken: 'No project is called frobnicate. Which one: 1 api, 2 web?',
    });
  });

  it('with none known says how to name one', () => {
    expect(said({ ...oneOfEachQuestion.whichProject, candidates: [] }).body).toBe(
      'No project is called frobnicate.\nI know no project yet. Name one under [projects] in the config: wilco config path',
    );
  });
});
