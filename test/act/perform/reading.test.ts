import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acting } from '../../../src/act/acting.ts';
import { soon } from '../processes.ts';
import { ActingRoom } from './acting-room.ts';

describe('reading what a task wrote', () => {
  let room: ActingRoom;
  let acting: Acting;
  beforeEach(async () => {
    room = await ActingRoom.make();
    ({ acting } = await room.open());
  });
  afterEach(() => room.close());

  const read = async (part?: 'lastLines' | 'more', lines?: number) => {
    const told = await acting.perform({
      ...{ type: 'result', taskId: 1 },
      ...(part === undefined ? {} : { part }),
      ...(lines === undefined ? {} : { lines }),
    });
    return told.type === 'result' ? [told.part, told.text] : [told.type];
  };
  const more = async () => (await read('more'))[1];
  const ended = async (prompt: string, agent = 'scripted') => {
    await acting.perform(room.start(prompt, { agent }));
    await acting.tasks.getTask(1)?.done;
  };
  const numbered = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`).join('\n');

  it.each([
    [undefined, numbered(191, 200)],
    [3, numbered(198, 200)],
    [0, 'line 200'],
    [-5, 'line 200'],
    [2.4, numbered(199, 200)],
    [5_000, numbered(101, 200)],
  ])('gives the last lines of its output, %s of them', async (wanted, text) => {
    await ended('lines 200');
    expect(await read('lastLines', wanted)).toEqual(['lastLines', text]);
  });

  it('gives the readable last lines of one that runs, and then those that it has printed since', async () => {
    const go = room.workshop.path('go');
    await acting.perform(
      room.start(`claude-says I look.; wait-for ${go}; claude-says I saw.; hang`, { agent: 'claude' }),
    );
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['I look.']);
    expect(await read('lastLines')).toEqual(['lastLines', 'I look.']);
    expect(await more()).toBe('');
    await writeFile(go, '');
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['I look.', 'I saw.']);
    expect([await more(), await more()]).toEqual(['I saw.', '']);
  });

  it('goes on behind what a voice reads of a result, piece by piece, until all has been read', async () => {
    const sentences = Array.from({ length: 100 }, (_, index) => `This is sentence number ${index + 1} of it.`);
    await ended(`claude-result ${sentences.join(' ')}`, 'claude');
    expect(await read()).toEqual([undefined, sentences.join(' ')]);
    const pieces: string[] = [];
    for (let piece = await more(); piece !== undefined && piece !== ''; piece = await more()) pieces.push(piece);
    expect(pieces.join(' ')).toBe(sentences.slice(2).join(' '));
    expect(pieces.map((piece) => piece.length <= 1_000 && piece.endsWith('.'))).toEqual([true, true, true, true]);
    expect(await read()).toEqual([undefined, sentences.join(' ')]);
    expect(await more()).toMatch(/^This is sentence number 3 /);
  });

  it('goes on behind more of it where a voice reads at length', async () => {
    await acting.stop();
    ({ acting } = await room.open({ readsAtLength: true }));
    await ended('claude-result One. Two. Three. Four.', 'claude');
    await read();
    expect(await more()).toBe('');
  });

  it('begins with the answer where nothing has been read, with the last lines where there is none', async () => {
    await ended('claude-says Hm.; claude-result All done.', 'claude');
    expect([await more(), await more()]).toEqual(['All done.', '']);
  });

  it('reads an answer that was given since, once', async () => {
    const go = room.workshop.path('go');
    await acting.perform(
      room.start(`claude-says Hm.; wait-for ${go}; claude-says Ah.; claude-result Done.`, { agent: 'claude' }),
    );
    await soon(() => acting.tasks.getTask(1)?.outputLines).toEqual(['Hm.']);
    expect([await more(), await more()]).toEqual(['Hm.', '']);
    await writeFile(go, '');
    await acting.tasks.getTask(1)?.done;
    expect([await more(), await more()]).toEqual(['Done.', '']);
  });

  it('misses no line of a flood but those that nobody keeps', async () => {
    await ended('lines 10');
    await read('lastLines');
    const task = acting.tasks.getTask(1);
    expect(acting.tasks.linesAfter(1, 7)).toEqual({ lines: ['line 8', 'line 9', 'line 10'], count: 10 });
    expect(task?.outputLines).toHaveLength(10);
    await acting.perform(room.start('lines 1500'));
    await acting.tasks.getTask(2)?.done;
    const { lines, count } = acting.tasks.linesAfter(2, 3);
    expect([lines.length, lines[0], count]).toEqual([1_000, 'line 501', 1_500]);
  });

  it('forgets its place with the task', async () => {
    await ended('print hello');
    await more();
    acting.tasks.cleanupTask(1);
    expect(await read('more')).toEqual(['problem']);
  });

  it('knows the output of an earlier life, and begins to read anew', async () => {
    await ended('lines 30');
    await read();
    await acting.stop();
    ({ acting } = await room.open());
    expect(await more()).toBe(numbered(11, 30));
    expect(await more()).toBe('');
  });
});
