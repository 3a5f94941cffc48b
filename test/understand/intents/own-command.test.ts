import { expect, test } from 'vitest';
import { Understanding } from '../../../src/understand/understanding.ts';
import { command, run } from '../commands/commands.ts';
import { API, heardLocally, situation, typed, WEB } from '../situations.ts';

const nowhere = situation([], { currentProject: undefined });

test('a program runs where the person was when it was said, whatever project is current by the time of a yes', () => {
  const deploy = command('deploy', ['deploy the thing'], { action: run('make', 'deploy'), confirm: true });
  const understanding = new Understanding({ commands: [deploy] });
  expect(understanding.decide(typed('deploy the thing'), situation())).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { type: 'runCommand', dir: API.dir } } },
  });
  expect(understanding.decide(typed('yes'), situation([], { currentProject: WEB }))).toMatchObject({
    type: 'act',
    intent: { type: 'runCommand', command: ['make', 'deploy'], dir: API.dir },
  });
});

test('a start that is asked about each time is asked about once its project was chosen', () => {
  const action = { type: 'start', prompt: 'release it', project: undefined, agent: undefined } as const;
  const release = command('release', ['do a release'], { action, confirm: true });
  const understanding = new Understanding({ commands: [release] });
  expect(understanding.decide(typed('do a release'), nowhere)).toMatchObject({
    announcement: { question: { type: 'whichProject', prompt: 'release it' } },
  });
  expect(understanding.decide(typed('api'), nowhere)).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { type: 'start', project: API } } },
  });
  expect(understanding.decide(typed('yes'), nowhere)).toMatchObject({ type: 'act', intent: { type: 'start' } });
});

test('a start in a project that is named in free text asks where that only sounds like one, or like several', () => {
  const action = { type: 'start', prompt: 'release it', project: '{place}', agent: undefined } as const;
  const release = command('release', ['do a release of {place}'], { action, lists: { place: '*' } });
  const understanding = new Understanding({ commands: [release] });
  const two = situation([], { projects: [API, WEB, { name: 'old-web', dir: '/code/old-web' }] });
  expect(understanding.decide(typed('do a release of my web'), two)).toMatchObject({
    type: 'act',
    intent: { type: 'start', project: WEB },
  });
  expect(understanding.decide(typed('do a release of web'), two)).toMatchObject({
    announcement: { question: { type: 'whichProject', candidates: [WEB, { name: 'old-web' }] } },
  });
  expect(understanding.decide(typed('do a release of web'), situation())).toMatchObject({
    announcement: { question: { type: 'confirm', intent: { type: 'start', project: WEB } } },
  });
});

test('free text that the local engine heard is shown before it reaches a program', () => {
  const action = run('notify-send', '{text}');
  const notify = command('notify', ['leave a note saying {text}'], { action, lists: { text: '*' } });
  const understanding = new Understanding({ commands: [notify] });
  const intent = { type: 'runCommand', command: ['notify-send', 'back at noon'] };
  const said = 'leave a note saying back at noon';
  expect(understanding.decide(typed(said), situation())).toMatchObject({ type: 'act', intent });
  expect(understanding.decide(heardLocally(said), situation())).toMatchObject({
    announcement: { question: { type: 'confirm', intent } },
  });
});
