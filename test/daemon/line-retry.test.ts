import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WilcoError } from '../../src/core/error.ts';
import type { TakeTimes } from '../../src/core/heard.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { Line } from '../../src/daemon/line.ts';
import { TakeLog } from '../../src/daemon/take-log.ts';
import { FakeRooms } from '../fakes/fake-rooms.ts';

const times: TakeTimes = { pressedAt: 1, firstFrameAt: 0, releasedAt: 900, lastFrameAt: 950, recognisedAt: 955 };
const unreachable = {
  code: 'recogniser_unavailable',
  message: 'OpenAI cannot be reached.',
  hint: 'Check it.',
} as const;

function heardBy(engine: Utterance['engine']): Utterance {
  return { text: 'what is running', engine, freeText: 'guess', confidence: 1, duration: 900 };
}

describe('a take that could not be recognised', () => {
  let rooms: FakeRooms;
  let line: Line;
  let stop: AbortController;
  let running: Promise<void>;

  beforeEach(() => {
    rooms = new FakeRooms();
    line = new Line(rooms, { info: () => {}, warn: () => {} }, new TakeLog());
    stop = new AbortController();
    running = line.run(stop.signal);
  });

  afterEach(async () => {
    stop.abort();
    await running;
  });

  it('is recognised once more and then done as if it were said now', async () => {
    const said: string[] = [];
    rooms.understand.decide = (utterance) => {
      said.push(utterance.text);
      return { type: 'act', intent: { type: 'status' } };
    };
    rooms.retries = async () => ({ type: 'speech', utterance: heardBy('openai') });
    const { announcements } = await line.retry(stop.signal);
    expect(said).toEqual(['what is running']);
    expect(rooms.performed).toEqual([{ type: 'status' }]);
    expect(announcements).toEqual(rooms.told);
  });

  it('is what "try again" means, and UNDERSTAND is told that there is one', async () => {
    const kept: (boolean | undefined)[] = [];
    rooms.hear.keepsTake = true;
    rooms.understand.decide = ({ text }, { keptTake }) => {
      kept.push(keptTake);
      return { type: 'act', intent: { type: text === 'try again' ? 'retryTake' : 'status' } };
    };
    rooms.retries = async () => ({ type: 'speech', utterance: heardBy('local') });
    await line.say({ ...heardBy('local'), text: 'try again' });
    expect(kept).toEqual([true, true]);
    expect(rooms.performed).toEqual([{ type: 'status' }]);
  });

  it('says so when nobody spoke in it', async () => {
    expect((await line.retry(stop.signal)).announcements).toEqual([{ type: 'nothingHeard', why: 'silence' }]);
    expect(rooms.told).toEqual([{ type: 'nothingHeard', why: 'silence' }]);
  });

  it('that fails once more is a problem for the voice, and an error for the command line', async () => {
    rooms.retries = () => Promise.reject(new WilcoError(unreachable));
    rooms.decision = { type: 'act', intent: { type: 'retryTake' } };
    expect(await line.say(heardBy('local'))).toEqual([{ type: 'problem', error: unreachable }]);
    await expect(line.retry(stop.signal)).rejects.toMatchObject(unreachable);
  });

  it('a word about a better recogniser that did not answer comes after the answer, once for each outage', async () => {
    rooms.decision = { type: 'act', intent: { type: 'status' } };
    const failed = { type: 'utterance', utterance: heardBy('local'), times, fellBack: unreachable } as const;
    const typesTold = () => rooms.told.map(({ type }) => type);
    rooms.push(failed, failed);
    await vi.waitFor(() => expect(typesTold()).toEqual(['help', 'fellBack', 'help']));
    rooms.push({ type: 'utterance', utterance: heardBy('local'), times });
    rooms.push({ type: 'utterance', utterance: heardBy('openai'), times });
    await vi.waitFor(() => expect(typesTold()).toHaveLength(5));
    rooms.push(failed);
    await vi.waitFor(() => expect(typesTold().slice(5)).toEqual(['help', 'fellBack']));
  });
});
