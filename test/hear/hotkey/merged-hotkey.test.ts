import { afterEach, describe, expect, test } from 'vitest';
import { ManualHotkey } from '../../../src/hear/hotkey/manual-hotkey.ts';
import { MergedHotkey } from '../../../src/hear/hotkey/merged-hotkey.ts';
import { FakeHotkey } from '../../fakes/fake-hotkey.ts';
import { CollectedEvents } from './collected-events.ts';

describe('several talk keys as one', () => {
  let events: CollectedEvents;

  afterEach(async () => events.stop());

  test('what any of them tells comes through in order', async () => {
    const key = new FakeHotkey();
    const manual = new ManualHotkey();
    events = new CollectedEvents(new MergedHotkey([key, manual]));
    key.tell({ type: 'ready', detail: 'F9' });
    await events.until('ready');
    manual.press();
    await events.until('ready', 'pressed');
    key.release(17);
    await events.until('ready', 'pressed', 'released');
    manual.cancel();
    await events.until('ready', 'pressed', 'released', 'cancelled');
    expect(events.all[2]).toEqual({ type: 'released', at: 17 });
  });

  test('it ends when it is stopped, and so does every source', async () => {
    const manual = new ManualHotkey();
    events = new CollectedEvents(new MergedHotkey([manual]));
    manual.press();
    await events.until('pressed');
    await events.stop();
    manual.release();
    expect(events.types).toEqual(['pressed']);
  });

  test('a reader that leaves early ends the sources', async () => {
    const manual = new ManualHotkey();
    manual.press();
    const types: string[] = [];
    for await (const event of new MergedHotkey([manual]).events(new AbortController().signal)) {
      types.push(event.type);
      break;
    }
    expect(types).toEqual(['pressed']);
    events = new CollectedEvents(manual);
    manual.release();
    await events.until('released');
  });
});
