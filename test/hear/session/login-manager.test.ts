import { afterEach, beforeEach, describe, it } from 'vitest';
import { patiently } from '../../fixtures/patiently.ts';
import { needs } from '../../requirements.ts';
import { SessionWorld } from './session-world.ts';

describe.skipIf(needs('dbus-daemon'))('the session as systemd-logind tells it', () => {
  let world: SessionWorld;

  beforeEach(async () => {
    world = await SessionWorld.make();
  });
  afterEach(() => world.remove());

  it('sleep and waking are told once each', async () => {
    const logind = await world.logind();
    world.listen();
    await world.follows(() => logind.sleep(true), 'sleeping');
    logind.sleep(false);
    logind.sleep(false);
    logind.sleep(true);
    await world.tells('sleeping', 'woke', 'sleeping');
  });

  it('a screen that is locked already is told at once', async () => {
    await world.logind({ sessions: { 2: true } });
    world.listen();
    await world.tells('locked');
  });

  it('the locked hint is followed', async () => {
    const logind = await world.logind();
    world.listen();
    await world.follows(() => logind.hint(true), 'locked');
    logind.hint(false);
    await world.tells('locked', 'unlocked');
  });

  it('a wish to lock counts at once, and a wish to unlock takes it back', async () => {
    const logind = await world.logind();
    world.listen();
    await world.follows(() => logind.wish('Lock'), 'locked');
    logind.wish('Unlock');
    await world.tells('locked', 'unlocked');
  });

  it('a wish to unlock does not open what is still locked', async () => {
    const logind = await world.logind({ sessions: { 2: true } });
    world.listen();
    await world.tells('locked');
    logind.wish('Unlock');
    logind.sleep(true);
    await world.tells('locked', 'sleeping');
  });

  it("another person's session, or another of this one, is not followed", async () => {
    const logind = await world.logind({ sessions: { 2: false, 3: true } });
    world.listen();
    await world.follows(() => logind.sleep(true), 'sleeping');
    logind.wish('Lock', '3');
    logind.hint(true, '3');
    logind.sleep(false);
    await world.tells('sleeping', 'woke');
  });

  it.each([
    ['the session this process is in', { own: '3' }, {}],
    ['the session that the environment names', {}, { XDG_SESSION_ID: '3' }],
  ])('without a display it is %s', async (_, options, env) => {
    await world.logind({ sessions: { 2: false, 3: true }, display: '', ...options });
    world.listen({ env });
    await world.tells('locked');
  });

  it('the session with the display goes before the one this process is in', async () => {
    await world.logind({ sessions: { 2: true, 3: false }, own: '3' });
    world.listen({ env: { XDG_SESSION_ID: '3' } });
    await world.tells('locked');
  });

  it('a person who logs in anew is followed', async () => {
    const logind = await world.logind({ sessions: { 2: true } });
    world.listen();
    await world.tells('locked');
    logind.logIn('4', false);
    await world.tells('locked', 'unlocked');
    logind.hint(true, '4');
    await world.tells('locked', 'unlocked', 'locked');
  });

  it('logind may come later, and restart', async () => {
    world.listen();
    const first = await world.logind();
    await world.follows(() => first.hint(true), 'locked');
    await first.stop();
    await world.logind({ sessions: { 2: false } });
    await world.tells('locked', 'unlocked');
  });

  it('the system bus may be lost while the machine sleeps', async () => {
    const logind = await world.logind();
    world.listen();
    await world.follows(() => logind.sleep(true), 'sleeping');
    await world.system.restart();
    await world.tells('sleeping', 'woke');
    const second = await world.logind();
    await patiently(() => {
      second.sleep(true);
      return world.told;
    }).toEqual(['sleeping', 'woke', 'sleeping']);
  });
});
