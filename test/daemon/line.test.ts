import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Decided } from '../../src/core/decision.ts';
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
    expect(rooms.mentioned).toEqual(rooms.told);
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
    const about: number[] = [];
    rooms.understand.decide = () => {
      about.push(rooms.mentioned.length);
      return rooms.decision;
    };
    rooms.push({ type: 'talking', at: 1 });
    await vi.waitFor(() => expect(rooms.interrupted).toBe(1));
    rooms.announceFromAct({ type: 'taskEnded', task: taskFacts({ id: 9, status: 'completed' }) });
    rooms.push({ type: 'talked', at: 2 }, { type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(about).toEqual([0]));
    expect(rooms.mentioned).toContainEqual(expect.objectContaining({ task: expect.objectContaining({ id: 9 }) }));
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
    expect(told).toEqual([{ type: 'problem', error: { code: 'project_busy', message: 'busy', hint: 'Wait.' } }]);
    expect(rooms.told).toEqual(told);
  });

  it('a click goes the way of a spoken answer', async () => {
    rooms.decided = { type: 'act', intent: start };
    rooms.click({ questionId: 'q1', key: 'yes' });
    await vi.waitFor(() => expect(rooms.performed).toEqual([start]));
  });

  it('what takes a model is heard at once and decided later, and does not hold up the next sentence', async () => {
    let answer: () => void = () => {};
    rooms.understand.consult = () =>
      new Promise((resolve) => {
        answer = () => resolve(() => ({ type: 'actInTurn', intents: [start, { type: 'status' }] }));
      });
    rooms.decision = { type: 'consult' };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(rooms.cues).toEqual(['heard']));
    rooms.decision = { type: 'act', intent: { type: 'help' } };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(takes.all()).toHaveLength(1));
    answer();
    await vi.waitFor(() => expect(takes.all().map(({ decided }) => decided)).toEqual(['help', 'start, status']));
    expect(rooms.performed.map(({ type }) => type)).toEqual(['help', 'start', 'status']);
  });

  it('what comes late is decided when nobody talks, so that it is not what is being said about', async () => {
    const decided: string[] = [];
    rooms.understand.consult = async () => {
      decided.push('model answered');
      return () => {
        decided.push('late');
        return rooms.decided;
      };
    };
    rooms.decision = { type: 'consult' };
    rooms.push({ type: 'talking', at: 1 }, { type: 'talked', at: 2 }, { type: 'talking', at: 3 });
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(decided).toEqual(['model answered']));
    rooms.understand.decide = () => {
      decided.push('next');
      return { type: 'act', intent: { type: 'help' } };
    };
    rooms.push({ type: 'talked', at: 4 }, { type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(decided).toEqual(['model answered', 'next', 'late']));
  });

  it('what waits for the end of a take does not wait longer than the line runs', async () => {
    rooms.push({ type: 'talking', at: 1 });
    await vi.waitFor(() => expect(rooms.interrupted).toBe(1));
    rooms.decision = { type: 'consult' };
    const said = line.say(utterance);
    stop.abort();
    await expect(said).resolves.toEqual([{ type: 'dismissed' }]);
  });

  it('a sentence is as old as the press of its key, so that it answers no later question', async () => {
    const begun: (number | undefined)[] = [];
    rooms.understand.decide = (_, __, begunAt) => {
      begun.push(begunAt);
      return rooms.decision;
    };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(begun).toEqual([times.pressedAt]));
    await line.say(utterance);
    expect(begun).toEqual([times.pressedAt, undefined]);
  });

  it('what one decision did is told to belong together', async () => {
    const of: Decided[] = [];
    rooms.understand.carriedOut = (_, announcement, decided) => {
      of.push(decided);
      return announcement;
    };
    const both: Decided = { type: 'actInTurn', intents: [start, { type: 'status' }] };
    await line.carryOut(both);
    expect(of).toEqual([both, both]);
    expect(of[0]).toBe(of[1]);
  });

  it('what concerns Wilco itself goes to the house, which learns when its word was told', async () => {
    rooms.performs = async () => ({ type: 'shuttingDown', running: 1, waiting: 0 });
    rooms.decision = { type: 'act', intent: { type: 'shutdown' } };
    rooms.push({ type: 'utterance', utterance, times });
    await vi.waitFor(() => expect(rooms.toldToTheEnd).toEqual([{ type: 'shuttingDown', running: 1, waiting: 0 }]));
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

  it('holds nothing back for a key that nobody can let go of any more', async () => {
    stop.abort();
    await running;
    stop = new AbortController();
    rooms.hear.events = async function* () {
      yield { type: 'talking', at: 1 };
      throw new Error('the ears are broken');
    };
    running = line.run(stop.signal);
    await vi.waitFor(() => expect(warnings).toEqual(['hearing ended']));
    rooms.announceFromAct({ type: 'taskEnded', task: taskFacts() });
    rooms.decision = { type: 'consult' };
    await expect(line.say(utterance)).resolves.toEqual([{ type: 'dismissed' }]);
    expect(rooms.told.map(({ type }) => type)).toEqual(['taskEnded', 'dismissed']);
    expect(rooms.mentioned).toHaveLength(2);
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
