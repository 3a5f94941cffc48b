import { describe, expect, test } from 'vitest';
import { Understanding } from '../../../src/understand/understanding.ts';
import { API, ended, situation, task, typed, WEB } from '../situations.ts';

const queued = { type: 'act', intent: { type: 'start', prompt: 'run the tests', project: WEB, queue: true } };

test('of a project that has one live task only that one can be waited for, so it is not asked about', () => {
  const tasks = [task(3, 'nav', { projectDir: WEB.dir }), task(2, 'auth', { projectDir: API.dir })];
  const before = ended(1, 'docs');
  const there = situation([...tasks, { ...before, projectDir: WEB.dir }]);
  const decision = new Understanding().decide(
    typed('once the task in my-web is finished start a task to run the tests'),
    there,
  );
  expect(decision).toMatchObject(queued);
});

test('a task of a kind that has ended is not waited for', () => {
  const failed = task(1, 'nav', { projectDir: WEB.dir, status: 'failed', completedAt: 2000 });
  const decision = new Understanding().decide(
    typed('when the failed one is done start a task to run the tests'),
    situation([failed]),
  );
  expect(decision).toMatchObject({ type: 'act', intent: { type: 'start', prompt: 'run the tests', project: API } });
});

test.each([
  ['start task fix it call it "night build"', 'night build'],
  ['start task fix it, call it “night build”.', 'night build'],
  ["start task fix it call it 'night build'", 'night build'],
  ['start task fix it call it `nightly`', 'nightly'],
  ['start task fix it call it bob\'s "best"', 'bob\'s "best"'],
])('quotes around the whole of a name are not part of it: %s', (text, name) => {
  const decision = new Understanding().decide(typed(text), situation());
  expect(decision).toMatchObject({ type: 'act', intent: { type: 'start', prompt: 'fix it', name } });
});

test.each([
  ['start task make sure nobody can call it twice', 'make sure nobody can call it twice'],
  ['start a task to parse the header and call it from the handler.', 'parse the header and call it from the handler'],
  ['start a task to replace tabs in the whole project', 'replace tabs in the whole project'],
  ['ask the agent to sort the imports in the entire project', 'sort the imports in the entire project'],
])('words that belong to the work stay in the prompt: %s', (text, prompt) => {
  const decision = new Understanding().decide(typed(text), situation());
  expect(decision).toEqual({ type: 'act', intent: { type: 'start', prompt, project: API, name: undefined } });
});

test('a prompt whose words stand in the order before it too begins where the prompt begins', () => {
  const there = situation([task(1, 'nav', { projectDir: API.dir })], { currentProject: WEB });
  const decision = new Understanding().decide(
    typed('run task run when it is done'),
    situation([], { currentProject: WEB }),
  );
  expect(decision).toMatchObject({ type: 'act', intent: { prompt: 'run when it is done', project: WEB } });
  const whole = new Understanding().decide(typed('start a task to tar it in the whole project'), there);
  expect(whole).toMatchObject({ type: 'act', intent: { prompt: 'tar it in the whole project' } });
});

test('a name that begins in the middle of a quotation is none, and the prompt stays whole', () => {
  const prompt = 'add an "and call it" phrase to the grammar';
  const decision = new Understanding().decide(typed(`start a task to ${prompt}`), situation());
  expect(decision).toEqual({ type: 'act', intent: { type: 'start', prompt, project: API, name: undefined } });
});

describe('what stands before the work like a project', () => {
  const there = situation([], { projects: [API, WEB, { name: 'kube-tools', dir: '/code/kube-tools' }] });

  test.each([
    ['start a task in cube tools to fix the flags', 'kube-tools'],
    ['Ask Claude in Cube Tools to fix the flags.', 'kube-tools'],
  ])('is one that sounds so, and asked about: %s', (text, name) => {
    expect(new Understanding().decide(typed(text), there)).toMatchObject({
      type: 'tell',
      announcement: { question: { type: 'confirm', intent: { prompt: 'fix the flags', project: { name } } } },
    });
  });

  test.each([
    ['start a task in parallel to test it', 'in parallel to test it'],
    ['start a task for the new customer to log in', 'for the new customer to log in'],
    ['start a task: in src/in.ts, add a way to log in', 'in src/in.ts, add a way to log in'],
  ])('is the work where none sounds so: %s', (text, prompt) => {
    const decision = new Understanding().decide(typed(text), there);
    expect(decision).toEqual({ type: 'act', intent: { type: 'start', prompt, project: API, name: undefined } });
  });
});
