import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { liveProcess } from '../../test/desktop/live-process.ts';
import { SpeakersRecording } from '../../test/desktop/speakers.ts';
import { until } from '../../test/desktop/until.ts';
import { type Stage, Steps } from './steps.ts';

/** The demo project's one file, as the demo agent finds it. */
export const LOGIN = `var attempts = 0;

export function login(name, secret) {
  attempts = attempts + 1;
  var known = names.get(name);
  return known == secret;
}
`;

/**
 * Starts a task, asks what is running, cancels it, starts another that completes, and has its result read. Rejects at
 * the first thing that does not happen.
 */
export async function play(stage: Stage, project: string): Promise<void> {
  const { desktop, transcript } = stage;
  const steps = new Steps(stage);

  transcript.step('Start a task. The local recogniser cannot be trusted with free words, so Wilco asks first.');
  await steps.speak('start task fix the failing test', {
    what: 'the question whether to start',
    title: /^Start “.+” in website\?$/u,
    picture: 'question',
  });

  transcript.step('Say yes. The demo agent starts.');
  await steps.speak('yes', { what: 'the start', title: /^Started: /u, picture: 'started' });
  const first = await until('the demo agent', () => demoAgent(stage));
  steps.checked(`the demo agent runs, process ${first}`);

  transcript.step('Ask what is running.');
  await steps.speak('what is running', { what: 'the answer', title: /^1 task is running$/u, picture: 'running' });

  transcript.step('Cancel it.');
  await steps.speak('cancel it', { what: 'the cancellation', title: /^Cancelled: /u, picture: 'cancelled' });
  assert.equal(await liveProcess(first), undefined, 'the demo agent still lives');
  assert.equal(await readFile(join(project, 'login.js'), 'utf8'), LOGIN, 'the file is not as it was');
  steps.checked(`process ${first} is gone, the file is as it was`);

  transcript.step('Start another one, and answer with a click this time.');
  await steps.speak('start task refactor the authentication', {
    what: 'the second question',
    title: /^Start “.+” in website\?$/u,
    picture: 'question',
  });
  const beforeSecond = desktop.popups().length;
  await steps.click('Yes', { what: 'the second start', title: /^Started: /u, picture: 'started' });

  transcript.step('It works on its own; a popup comes when it is done.');
  await steps.wait({ what: 'the end of the second task', title: /^Done: /u, picture: 'done' }, beforeSecond);
  const after = await readFile(join(project, 'login.js'), 'utf8');
  assert.ok(after.includes('const known') && after.includes('known === secret'), 'the file was not changed');
  steps.checked('the demo agent changed login.js');

  transcript.step('Hear its result.');
  const recording = await SpeakersRecording.start(desktop.processes);
  const result = await steps.speak('read me the result', {
    what: 'the result',
    title: /./u,
    picture: 'result',
  });
  assert.match(result.body, /demo agent.*not a real one/su);
  await steps.read(recording, 1500, 'voice');
}

async function demoAgent({ desktop }: Stage): Promise<number | undefined> {
  const guests = await desktop.processes.guests();
  return guests.find(({ command }) => /node\S* \S*demo-agent\.mjs/u.test(command))?.pid;
}
