import { afterEach, beforeEach, expect, test } from 'vitest';
import { JobRegistry } from '../../src/act/jobs/job-registry.ts';
import { Hearing } from '../../src/hear/hearing.ts';
import { DesktopWatch } from '../../src/hear/session/desktop-watch.ts';
import { usualTalkRules } from '../../src/hear/talk/decide-talk.ts';
import { FakeDesktopSession } from '../fakes/fake-desktop-session.ts';
import { FakeMicrophone } from '../fakes/fake-microphone.ts';
import { FakeRecogniser, saying } from '../fakes/fake-recogniser.ts';
import { HeardBy } from './heard-by.ts';

let hearing: Hearing;
let heard: HeardBy;

beforeEach(() => {
  const recogniser = new FakeRecogniser(saying('help'));
  recogniser.startGate = new Promise(() => undefined);
  const microphone = new FakeMicrophone();
  hearing = new Hearing({
    hotkey: undefined,
    wakeWord: undefined,
    microphone,
    recogniser,
    desktop: new DesktopWatch(new FakeDesktopSession(), microphone),
    jobs: new JobRegistry(),
    log: { info: () => undefined, warn: () => undefined },
    rules: usualTalkRules,
  });
  heard = new HeardBy(hearing);
});

afterEach(() => heard.stop());

test('whoever gives up on a file is not kept waiting by a recogniser that is still being loaded', async () => {
  const end = new AbortController();
  const listened = hearing.listen('/nowhere/order.wav', end.signal);
  end.abort(new Error('enough'));
  await expect(listened).rejects.toThrow('enough');
});

test('nor is the end of the room', async () => {
  await heard.stop();
  expect(hearing.state().talking).toBe(false);
});
