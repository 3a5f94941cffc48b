import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HotkeyEvent } from '../../../src/core/hotkey.ts';
import { FirstThatWorks } from '../../../src/hear/hotkey/first-that-works.ts';
import { LostHotkey } from '../../../src/hear/hotkey/lost-hotkey.ts';
import { FakeHotkey } from '../../fakes/fake-hotkey.ts';
import { patiently } from '../../fixtures/patiently.ts';
import { CollectedEvents } from './collected-events.ts';

const ready = (detail: string): HotkeyEvent => ({ type: 'ready', detail });
const pressed = (at: number): HotkeyEvent => ({ type: 'pressed', at });
const released = (at: number): HotkeyEvent => ({ type: 'released', at });
const lost = (message: string): HotkeyEvent => ({
  type: 'lost',
  error: { code: 'hotkey_unavailable', message, hint: 'Wait.' },
});

let events: CollectedEvents;
let first: FakeHotkey;
let second: FakeHotkey;
let appeared: PromiseWithResolvers<void>;

beforeEach(() => {
  first = new FakeHotkey();
  second = new FakeHotkey();
  appeared = Promise.withResolvers();
});

afterEach(async () => events.stop());

function listen(isThere: boolean): void {
  events = new CollectedEvents(
    new FirstThatWorks({
      first,
      second,
      isThere: async () => isThere,
      appears: (signal) => {
        signal.addEventListener('abort', () => appeared.resolve());
        return appeared.promise;
      },
    }),
  );
}

describe('one talk key or another', () => {
  test.each([true, false])('is the first one if it is there: %s', async (isThere) => {
    first.tell(pressed(1));
    second.tell(lost('no display'));
    listen(isThere);
    await events.until(isThere ? 'pressed' : 'lost');
  });

  test('ends at once while it is not known which', async () => {
    const isThere = () => new Promise<boolean>(() => undefined);
    events = new CollectedEvents(new FirstThatWorks({ first, second, isThere, appears: async () => undefined }));
    await events.stop();
    expect(events.types).toEqual([]);
  });

  test('that cannot be had says why, once', async () => {
    events = new CollectedEvents(new LostHotkey({ code: 'hotkey_unavailable', message: 'None.', hint: 'Buy one.' }));
    await events.until('lost');
    await events.stop();
    expect(events.types).toEqual(['lost']);
  });
});

describe('a talk key that comes to be there while another one is used', () => {
  beforeEach(async () => {
    listen(false);
    second.tell(ready('second'));
    await events.until('ready');
  });

  test('takes over when it works, and the other one is listened to no more', async () => {
    appeared.resolve();
    first.tell(lost('asks the person'), ready('first'), pressed(1), released(2));
    await patiently(() => events.all).toEqual([ready('second'), ready('first'), pressed(1), released(2)]);
    second.tell(pressed(3));
    first.tell(lost('gone'));
    await patiently(() => events.all.at(-1)).toEqual(lost('gone'));
    expect(events.all).not.toContainEqual(pressed(3));
  });

  test('leaves it at the other one while it does not work', async () => {
    appeared.resolve();
    first.tell(lost('the person said no'));
    await patiently(() => first.isRead).toBe(true);
    second.tell(pressed(1), released(2));
    await patiently(() => events.all).toEqual([ready('second'), pressed(1), released(2)]);
  });

  test('does not touch a key that is held: it takes over with its release', async () => {
    second.tell(pressed(1));
    await events.until('ready', 'pressed');
    appeared.resolve();
    first.tell(ready('first'));
    await patiently(() => first.isRead).toBe(true);
    expect(events.all.at(-1)).toEqual(pressed(1));
    second.tell(released(5));
    await patiently(() => events.all).toEqual([ready('second'), pressed(1), released(5), ready('first')]);
  });

  test('takes over with its own press where the release of the other never came', async () => {
    second.tell(pressed(1));
    await events.until('ready', 'pressed');
    appeared.resolve();
    first.tell(ready('first'), pressed(9));
    await patiently(() => events.all).toEqual([ready('second'), pressed(1), released(9), ready('first'), pressed(9)]);
  });

  test('tells how it stands where the other one does not work', async () => {
    second.tell(lost('no display'));
    appeared.resolve();
    await events.until('ready', 'lost');
    first.tell(lost('asks the person'), ready('first'));
    await patiently(() => events.all.slice(1)).toEqual([lost('no display'), lost('asks the person'), ready('first')]);
  });

  test('is not listened to before it is there', async () => {
    first.tell(ready('first'));
    second.tell(pressed(1));
    await events.until('ready', 'pressed');
    expect(first.isRead).toBe(false);
  });
});
