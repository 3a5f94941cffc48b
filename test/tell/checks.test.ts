import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../src/bus/dbus-buses.ts';
import { tellingChecks } from '../../src/tell/checks.ts';
import { NotificationServerFixture } from '../fixtures/notification-server.ts';
import { startPrivateDbus } from '../fixtures/private-dbus.ts';
import { needs } from '../requirements.ts';
import { Programs } from './programs.ts';

const speech = { enabled: true, longText: false, voice: 'en', rate: 175 };
const settings = { popups: { enabled: true }, speech, cues: { enabled: true } };

describe('checks of telling', () => {
  let programs: Programs;

  beforeEach(async () => {
    programs = await Programs.make();
  });
  afterEach(() => programs.remove());

  it('with nothing there, each names what to install', async () => {
    const checks = await tellingChecks(settings, programs.env, new DbusBuses(programs.env));
    expect(checks.map(({ name, type }) => [name, type])).toEqual([
      ['popups', 'warning'],
      ['speech', 'warning'],
      ['cues', 'warning'],
    ]);
    const remedies = checks.map((check) => (check.type === 'ok' ? '' : check.remedy));
    expect(remedies[0]).toContain('dbus-user-session');
    expect(remedies[1]).toContain('apt install espeak-ng');
    expect(remedies[2]).toContain('apt install pulseaudio-utils');
  });

  it('what is turned off is no warning', async () => {
    const off = { popups: { enabled: false }, speech: { ...speech, enabled: false }, cues: { enabled: false } };
    const checks = await tellingChecks(off, programs.env, new DbusBuses(programs.env));
    expect(checks.map(({ type }) => type)).toEqual(['ok', 'ok', 'ok']);
  });

  it.skipIf(needs('dbus-daemon'))('with everything there, each says what it found, and nothing was shown', async () => {
    const bus = await startPrivateDbus();
    const server = await NotificationServerFixture.start(bus.address);
    await programs.add('espeak-ng', 'case "$1" in --version) echo "eSpeak NG text-to-speech: 1.51 Data";; esac');
    await programs.add('play', 'exit 0');
    const checks = await tellingChecks(
      settings,
      programs.env,
      new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: bus.address }),
    );
    expect(checks).toEqual([
      { name: 'popups', type: 'ok', detail: 'fixture 7.1, with buttons' },
      { name: 'speech', type: 'ok', detail: 'espeak-ng 1.51, voice en' },
      { name: 'cues', type: 'ok', detail: 'played by play' },
    ]);
    expect(server.notices).toEqual([]);
    await server.stop();
    await bus.stop();
  });

  it.skipIf(needs('dbus-daemon'))('a bus without a notification server names one', async () => {
    const bus = await startPrivateDbus();
    const [popups] = await tellingChecks(
      settings,
      programs.env,
      new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: bus.address }),
    );
    expect(popups).toMatchObject({ type: 'warning', remedy: expect.stringContaining('apt install dunst') });
    await bus.stop();
  });
});
