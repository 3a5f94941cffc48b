import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patiently } from '../../../fixtures/patiently.ts';
import { needs } from '../../../requirements.ts';
import { PortalWorld } from './portal-world.ts';

describe.skipIf(needs('dbus-daemon'))('a talk key given by the desktop portal', () => {
  let world: PortalWorld;

  beforeEach(async () => {
    world = await PortalWorld.make();
  });
  afterEach(() => world.remove());

  it('is ready when the desktop has said which key it is, and tells presses and releases', async () => {
    const portal = await world.portal();
    const events = world.listen();
    await events.until('ready');
    expect(world.detail).toBe('F9, through the desktop portal');
    expect(portal.wanted).toEqual([['talk', { description: 'Talk to Wilco', preferred_trigger: 'F9' }]]);
    portal.press();
    await events.until('ready', 'pressed');
    portal.release();
    await events.until('ready', 'pressed', 'released');
    expect(Date.now() - Number(events.all.flatMap((event) => ('at' in event ? [event.at] : []))[0])).toBeLessThan(
      60_000,
    );
  });

  it('a chord is asked for in the words of the XDG shortcuts specification', async () => {
    const portal = await world.portal({ trigger: 'Ctrl+Alt+Space' });
    await world.listen({ key: { name: 'Ctrl+Alt+Space' } }).until('ready');
    expect(portal.wanted[0]?.[1]['preferred_trigger']).toBe('CTRL+ALT+space');
    expect(world.detail).toBe('Ctrl+Alt+Space, through the desktop portal');
  });

  it('a key without a name in that specification is left to the person', async () => {
    const portal = await world.portal({ trigger: 'Launch5' });
    await world.listen({ key: { name: 'SomeNewKey' } }).until('ready');
    expect(portal.wanted).toEqual([['talk', { description: 'Talk to Wilco' }]]);
  });

  it('tells that the person chose another key', async () => {
    await world.portal({ trigger: 'Press Pause' });
    await world.listen().until('ready');
    expect(world.detail).toMatch(/^Press Pause, .*chosen in the desktop's settings; the config asks for F9/);
  });

  it('a repeated activation starts one press, and a release without a press is none', async () => {
    const portal = await world.portal();
    await world.listen().until('ready');
    portal.release();
    portal.press();
    portal.press();
    portal.release();
    portal.release();
    portal.press();
    await world.events.until('ready', 'pressed', 'released', 'pressed');
  });

  it('shortcuts of others and sessions of others are not its own', async () => {
    const portal = await world.portal();
    await world.listen().until('ready');
    portal.press('other');
    portal.press('talk', '/org/freedesktop/portal/desktop/session/1_1/wilco');
    await world.heardAll(portal, ['ready']);
  });

  it('asks for the list where the answer does not hold it', async () => {
    const portal = await world.portal({ leavesOut: 'shortcuts' });
    await world.listen().until('ready');
    expect(portal.calls).toEqual(['CreateSession', 'BindShortcuts', 'ListShortcuts']);
  });

  it('accepts a path that the portal chose for its answer', async () => {
    await world.portal({ choosesPaths: true });
    await world.listen().until('ready');
  });

  it('says where to choose one when no key is bound, and is ready with the first press all the same', async () => {
    const portal = await world.portal({ trigger: '' });
    await world.listen().until('lost');
    expect(world.detail).toMatch(/no key of the keyboard is bound.*global, io\.github\.wilco:talk/);
    portal.press();
    await world.events.until('lost', 'ready', 'pressed');
  });

  it('follows the person who changes the key, or takes it away', async () => {
    const portal = await world.portal();
    await world.listen().until('ready');
    portal.change('F10');
    await world.events.until('ready', 'ready');
    expect(world.detail).toContain('F10');
    portal.change(undefined);
    await world.events.until('ready', 'ready', 'lost');
    portal.change('F11');
    await world.events.until('ready', 'ready', 'lost', 'ready');
  });

  it('tells while the desktop asks, and goes on with the answer', async () => {
    const portal = await world.portal({ answer: 'none' });
    world.listen({ patience: 1 });
    await patiently(() => world.detail).toMatch(/asks whether Wilco may/);
    portal.decide('yes');
    await patiently(() => world.events.types.at(-1)).toBe('ready');
  });

  it('stops at once while the desktop asks', async () => {
    const portal = await world.portal({ answer: 'none' });
    const events = world.listen();
    await patiently(() => portal.calls.at(-1)).toBe('BindShortcuts');
    await events.stop();
    expect(events.types).toEqual([]);
  });
});
