import { expect, test } from 'vitest';
import type { DesktopEvent } from '../../../src/core/desktop-session.ts';
import { DesktopWatch } from '../../../src/hear/session/desktop-watch.ts';

/** What a watch does to the microphone and to takes, for these events. */
async function done(
  events: readonly DesktopEvent['type'][],
  then: (watch: DesktopWatch) => void = () => undefined,
): Promise<readonly string[]> {
  const did: string[] = [];
  const session = {
    async *events(): AsyncIterable<DesktopEvent> {
      for (const type of events) yield { type };
    },
  };
  const microphone = { pause: (why: string) => did.push(why), resume: () => did.push('open') };
  const watch = new DesktopWatch(session, microphone);
  await watch.run(() => did.push('takes end'), new AbortController().signal);
  then(watch);
  return did;
}

test('a locked screen ends takes and closes the microphone, and opens it anew afterwards', async () => {
  expect(await done(['locked'])).toEqual(['takes end', 'the screen is locked']);
  expect(await done(['locked', 'unlocked'])).toEqual(['takes end', 'the screen is locked', 'open']);
});

test('a machine that sleeps behind a locked screen stays closed when it wakes', async () => {
  const all = await done(['sleeping', 'locked', 'woke'], (watch) => expect(watch.isLeft).toBe(true));
  expect(all).toEqual(['takes end', 'the machine sleeps', 'the screen is locked', 'the screen is locked']);
});

test('after waking the microphone is opened anew, for devices may be others', async () => {
  expect(await done(['sleeping', 'woke'])).toEqual(['takes end', 'the machine sleeps', 'open']);
});

test('a key that is pressed shows that the machine is awake, whatever was said of it', async () => {
  const all = await done(['sleeping'], (watch) => {
    watch.sawKey();
    expect(watch.isLeft).toBe(false);
  });
  expect(all).toEqual(['takes end', 'the machine sleeps', 'open']);
  expect(await done(['locked'], (watch) => watch.sawKey())).toEqual(['takes end', 'the screen is locked']);
});

test('what is said twice is done once', async () => {
  expect(await done(['unlocked', 'unlocked'])).toEqual([]);
});
