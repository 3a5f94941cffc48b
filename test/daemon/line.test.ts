import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WilcoError } from '../../src/core/error.ts';
import type { TakeTimes } from '../../src/core/heard.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { Line } from '../../src/daemon/line.ts';
import { TakeLog } from '../../src/daemon/take-log.ts';
import { FakeRooms } from '../fakes/fake-rooms.ts';
import { taskFacts } from '../fakes/task-facts.ts';

const utterance: Utterance = {
  text: 'what is running',
  engine: 'local',
  freeText: 'guess',
  confidence: 1,
  duration: 900,
};
const times: TakeTimes = { pressedAt: 1, firstFrameAt: 0, releasedAt: 900, lastFrameAt: 950, recognisedAt: 955 };
const start = {
  type: 'start',
  prompt: 'refactor auth',
  project: { name: 'api', dir: '/projects/api' },
  name: undefined,
} as const;

describe('the line', () => {
  let rooms: FakeRooms;
  let takes: TakeLog;
  let line: Line;
  let stop: AbortController;
  let running: Promise<void>;
  const warnings: string[] = [];

  beforeEach(() => {
    rooms = new FakeRooms();
    takes = new TakeLog();
    warnings.length = 0;
    line = new Line(rooms, { info: () => {}, warn: (message) => warnings.push(message) }, takes);
    stop = new AbortController();
    running = line.run(stop.signal);
  });

  afterEach(async () => {
    stop.abort();
    await running;
  });

  it('carries an utterance to an intent, an announcement and a record of its times', async () => {
    rooms.decision = { type: 'act', intent: start };
    rooms.performs = async () => ({ type: 'taskStarted', task: taskFacts({ id: 7, startedAt: 960 }) });
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(takes.all()).toHaveLength(1));
    expect(rooms.performed).toEqual([start]);
    expect(rooms.told).toMatchObject([{ type: 'taskStarted', task: { id: 7 } }]);
    expect(rooms.spokenAbout).toEqual([7]);
    expect(takes.all()[0]).toMatchObject({ times, decided: 'start', agentStartedAt: 960 });
  });

  it('interrupts speech at the press, and tells nothing until the key is up', async () => {
    rooms.push({ type: 'talking', at: 1 });
    await vi.waitFor(() => expect(rooms.interrupted).toBe(1));
    rooms.announceFromAct({ type: 'taskEnded', task: taskFacts({ status: 'completed' }) });
    expect(rooms.told).toEqual([]);
    rooms.push({ type: 'talked', at: 2 });
    await vi.waitFor(() => expect(rooms.told).toMatchObject([{ type: 'taskEnded' }]));
  });

  it('"it" is not a task that ended while the person was already talking', async () => {
    const about: number[][] = [];
    rooms.understand.decide = () => {
      about.push([...rooms.spokenAbout]);
      return rooms.decision;
    };
    rooms.push({ type: 'talking', at: 1 });
    await vi.waitFor(() => expect(rooms.interrupted).toBe(1));
    rooms.announceFromAct({ type: 'taskEnded', task: taskFacts({ id: 9, status: 'completed' }) });
    rooms.push({ type: 'talked', at: 2 }, { type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(about).toEqual([[]]));
    expect(rooms.spokenAbout).toEqual([9]);
  });

  it('hears the next sentence while the first is still being carried out', async () => {
    let finishCancel: () => void = () => {};
    rooms.performs = (intent) =>
      intent.type === 'cancel'
        ? new Promise((resolve) => {
            finishCancel = () => resolve({ type: 'taskEnded', task: taskFacts({ status: 'cancelled' }) });
          })
        : Promise.resolve({ type: 'status', live: [], lastEnded: undefined });
    rooms.decision = { type: 'act', intent: { type: 'cancel', taskId: 1 } };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(rooms.performed).toHaveLength(1));
    rooms.decision = { type: 'act', intent: { type: 'status' } };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(rooms.told.map(({ type }) => type)).toEqual(['status']));
    finishCancel();
    await vi.waitFor(() => expect(rooms.told.map(({ type }) => type)).toEqual(['status', 'taskEnded']));
  });

  it('a fault of ACT is told as a problem with its hint', async () => {
    rooms.performs = async () => {
      throw new WilcoError({ code: 'project_busy', message: 'busy', hint: 'Wait.' });
    };
    const told = await line.carryOut({ type: 'act', intent: start });
    expect(told).toEqual({ type: 'problem', error: { code: 'project_busy', message: 'busy', hint: 'Wait.' } });
    expect(rooms.told).toEqual([told]);
  });

  it('a click goes the way of a spoken answer', async () => {
    rooms.decision = { type: 'act', intent: start };
    rooms.click({ questionId: 'q1', key: 'yes' });
    await vi.waitFor(() => expect(rooms.performed).toEqual([start]));
  });

  it('a tap is passed over in silence, a silence is told', async () => {
    rooms.push({ type: 'nothing', why: 'too-short' }, { type: 'nothing', why: 'silence' });
    await vi.waitFor(() => expect(rooms.told).toEqual([{ type: 'nothingHeard', why: 'silence' }]));
    expect(rooms.cues).toEqual(['nothing']);
  });

  it('words that were understood have a cue, others none', async () => {
    rooms.decision = { type: 'tell', announcement: { type: 'notUnderstood', text: 'blah', suggestions: [] } };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(rooms.told).toHaveLength(1));
    expect(rooms.cues).toEqual([]);
    rooms.decision = { type: 'act', intent: start };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(rooms.cues).toEqual(['heard']));
  });

  it('teaches the recogniser the new names after every announcement', async () => {
    const before = rooms.hintsSet;
    rooms.announceFromAct({ type: 'taskEnded', task: taskFacts() });
    await vi.waitFor(() => expect(rooms.hintsSet).toBe(before + 1));
  });

  it('goes on when hearing fails: what is typed and what tasks do is still told', async () => {
    stop.abort();
    await running;
    stop = new AbortController();
    let isOver = false;
    rooms.hear.events = () => {
      throw new Error('the ears are broken');
    };
    running = line.run(stop.signal).then(() => {
      isOver = true;
    });
    await vi.waitFor(() => expect(warnings).toEqual(['hearing ended']));
    rooms.announceFromAct({ type: 'taskEnded', task: taskFacts() });
    await line.say(utterance);
    expect([isOver, rooms.told.map(({ type }) => type)]).toEqual([false, ['taskEnded', 'dismissed']]);
  });

  it('survives a room that throws', async () => {
    rooms.understand.decide = () => {
      throw new Error('broken template');
    };
    rooms.push({ type: 'utterance', utterance, times }, { type: 'nothing', why: 'silence' });
    await vi.waitFor(() => expect(rooms.told).toHaveLength(1));
    expect(warnings).toHaveLength(1);
  });
});
