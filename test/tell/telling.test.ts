import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobRegistry } from '../../src/act/jobs/job-registry.ts';
import { DbusBuses } from '../../src/bus/dbus-buses.ts';
import { all } from '../../src/tell/all.ts';
import { createTelling } from '../../src/tell/create-telling.ts';
import type { Telling } from '../../src/tell/telling.ts';
import { FakeTeller } from '../fakes/fake-teller.ts';
import { NotificationServerFixture } from '../fixtures/notification-server.ts';
import { type PrivateDbus, startPrivateDbus } from '../fixtures/private-dbus.ts';
import { needs } from '../requirements.ts';
import { asked, confirmStart, running } from './announcements.ts';
import { Programs } from './programs.ts';

const never = new AbortController().signal;
const speech = { enabled: true, longText: false, voice: 'en', rate: 175 };
const log = { info: () => undefined, warn: () => undefined };
const started = { type: 'taskStarted', task: running } as const;

describe('all', () => {
  it('tells every one at the same time and waits for the last', async () => {
    const slow = new FakeTeller();
    const quick = new FakeTeller();
    const slowly = Promise.withResolvers<void>();
    slow.until = slowly.promise;
    let isTold = false;
    const told = all([slow, quick])
      .tell(started, never)
      .then(() => {
        isTold = true;
      });
    expect([slow.told, quick.told]).toEqual([[started], [started]]);
    expect(isTold).toBe(false);
    slowly.resolve();
    await told;
  });
});

describe.skipIf(needs('dbus-daemon'))('telling', () => {
  let bus: PrivateDbus;
  let server: NotificationServerFixture;
  let programs: Programs;
  let telling: Telling;
  const jobs = new JobRegistry();

  beforeEach(async () => {
    bus = await startPrivateDbus();
    server = await NotificationServerFixture.start(bus.address);
    programs = await Programs.make();
    await programs.add('espeak-ng', 'text=$(cat); [ "$text" = " " ] || echo "$text" >> "$log"');
    await programs.add('aplay', 'echo "$@" >> "$log"');
    const buses = new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: bus.address });
    telling = createTelling(
      { popups: { enabled: true }, speech, cues: { enabled: true } },
      { jobs, log, env: programs.env, buses },
    );
    await telling.start(never);
  });

  afterEach(async () => {
    await telling.close();
    await server.stop();
    await bus.stop();
    await programs.remove();
  });

  it('shows and says the same announcement', async () => {
    await telling.tell(started, never);
    expect(server.notices[0]?.summary).toBe('Started: refactor auth');
    expect(server.notices[0]?.icon).toMatch(/^file:.*\/assets\/icon\/wilco\.png$/);
    expect(await programs.log('espeak-ng')).toBe('Started: refactor auth, in api.\n');
  });

  it('passes a click on, and plays cues without waiting', async () => {
    const answered = Promise.withResolvers<string>();
    telling.onAnswer(({ questionId, key }) => answered.resolve(`${questionId} ${key}`));
    const question = { ...confirmStart(), expiresAt: Date.now() + 30_000 };
    await telling.tell(asked(question), never);
    server.click(1, 'yes');
    expect(await answered.promise).toBe('q1 yes');
    telling.cue('heard');
    await expect.poll(() => programs.log('aplay')).toContain('heard.wav');
  });

  it('interrupt stops a voice in the middle and leaves popups alone', async () => {
    await programs.add('espeak-ng', 'echo speaking >> "$log"; exec sleep 30');
    const told = telling.tell(started, never);
    await expect.poll(() => programs.log('espeak-ng')).toBe('speaking\n');
    telling.interrupt();
    await told;
    expect(jobs.active()).toEqual([]);
    expect(server.onScreen.size).toBe(1);
  });

  it('quiet, it shows and does not say, until it is told to speak again', async () => {
    expect(telling.setSpeech(false)).toBe(false);
    await telling.tell(started, never);
    await telling.tell({ type: 'speech', on: false }, never);
    expect(server.notices).toHaveLength(2);
    expect(telling.state().speech.type).toBe('off');
    expect(telling.setSpeech(true)).toBe(true);
    await telling.tell({ type: 'speech', on: true }, never);
    expect(await programs.log('espeak-ng')).toBe('I speak again.\n');
  });

  it('gives the command line the phrase without offering a click', () => {
    expect(telling.phrase(asked()).body).toBe('Say “yes” or “no”.');
  });

  it('idle, it holds no timer and no process', async () => {
    await telling.tell(started, never);
    const timers = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|Process/.test(name));
    await telling.close();
    const after = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate|Process/.test(name));
    expect(timers).toEqual(after);
    expect(jobs.active()).toEqual([]);
  });

  it('what the config turns off is off, and says so', async () => {
    const off = createTelling(
      { popups: { enabled: false }, speech: { ...speech, enabled: false }, cues: { enabled: false } },
      { jobs, log, env: programs.env, buses: new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: bus.address }) },
    );
    await off.start(never);
    await off.tell(started, never);
    expect(off.setSpeech(true)).toBe(false);
    off.cue('heard');
    off.onAnswer(() => undefined)();
    expect(off.state()).toMatchObject({ popups: { type: 'off' }, speech: { type: 'off' } });
    await off.close();
    expect(server.notices).toEqual([]);
  });
});
