import { beforeEach, describe, expect, it } from 'vitest';
import { WilcoError } from '../../src/core/error.ts';
import { HouseWork } from '../../src/daemon/house-work.ts';
import { taskFacts } from '../fakes/task-facts.ts';

describe("what concerns Wilco's own affairs", () => {
  let done: string[];
  let house: HouseWork;
  let writes: () => Promise<void>;
  let hasVoice: boolean;

  beforeEach(() => {
    done = [];
    writes = async () => {};
    hasVoice = true;
    const tasks = [taskFacts({ id: 2, status: 'running' }), taskFacts({ id: 1, status: 'pending' })];
    house = new HouseWork({
      tell: {
        interrupt: () => done.push('interrupted'),
        setSpeech: (on) => done.push(`speech ${on}`) > 0 && on && hasVoice,
      },
      understand: {
        knowsWord: (word) => word === 'kubectl',
        addWord: (word, spoken) => done.push(`knows ${word}, said ${spoken}`),
        forgetWord: (word) => done.push(`forgot ${word}`),
      },
      situation: () => ({ tasks, projects: [], currentProject: undefined, agents: [] }),
      words: {
        add: async (word) => {
          await writes();
          done.push(`wrote ${word}`);
        },
        remove: async (word) => done.push(`removed ${word}`) > 0,
      },
      end: () => done.push('ended'),
    });
  });

  it('is its voice', async () => {
    await expect(house.perform({ type: 'stopReading' })).resolves.toEqual({ type: 'stoppedReading' });
    await expect(house.perform({ type: 'speech', on: false })).resolves.toEqual({ type: 'speech', on: false });
    expect(done).toEqual(['interrupted', 'speech false']);
  });

  it('does not say that it speaks where the config gives it no voice', async () => {
    hasVoice = false;
    await expect(house.perform({ type: 'speech', on: true })).rejects.toThrow('I have no voice.');
    await expect(house.perform({ type: 'speech', on: false })).resolves.toEqual({ type: 'speech', on: false });
  });

  it('is its vocabulary: a word is known once it was written down', async () => {
    const word = { word: 'OAuth', spoken: 'o auth' };
    const added = { type: 'wordAdded', ...word, wasKnown: false };
    await expect(house.perform({ type: 'addWord', ...word })).resolves.toEqual(added);
    await expect(house.perform({ type: 'forgetWord', word: 'OAuth' })).resolves.toEqual({
      type: 'wordForgotten',
      word: 'OAuth',
    });
    expect(done).toEqual(['wrote OAuth', 'knows OAuth, said o auth', 'removed OAuth', 'forgot OAuth']);
  });

  it('tells a word that was known from a new one, so that undoing it forgets nothing', async () => {
    const word = { word: 'kubectl', spoken: undefined };
    await expect(house.perform({ type: 'addWord', ...word })).resolves.toMatchObject({ ...word, wasKnown: true });
  });

  it('does not know a word that could not be written down', async () => {
    writes = async () => {
      throw new WilcoError({ code: 'state_unwritable', message: 'The disk is full.', hint: 'Make room.' });
    };
    await expect(house.perform({ type: 'addWord', word: 'x', spoken: undefined })).rejects.toThrow('The disk is full.');
    expect(done).toEqual([]);
  });

  it('is its end, which comes when that has been told, with what goes on at work', async () => {
    const word = await house.perform({ type: 'shutdown' });
    expect(word).toEqual({ type: 'shuttingDown', running: 1, waiting: 1 });
    expect(done).toEqual([]);
    house.told({ type: 'stoppedReading' });
    expect(done).toEqual([]);
    house.told(word);
    expect(done).toEqual(['ended']);
  });
});
