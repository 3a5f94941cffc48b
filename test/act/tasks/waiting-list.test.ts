import { describe, expect, it } from 'vitest';
import { newTask } from '../../../src/act/tasks/new-task.ts';
import { TaskRecord } from '../../../src/act/tasks/task-record.ts';
import { WaitingList } from '../../../src/act/tasks/waiting-list.ts';

let lastId = 0;

function task(project: string): TaskRecord {
  lastId += 1;
  const facts = newTask(lastId, { name: `${lastId}`, prompt: '', projectDir: project, agent: 'fake' });
  return new TaskRecord(facts, { marker: `${lastId}`, logFile: '', logLimit: 0, projectKey: project });
}

function listOf(...tasks: readonly TaskRecord[]): WaitingList {
  const list = new WaitingList();
  for (const one of tasks) list.add(one);
  return list;
}

describe('tasks that wait', () => {
  it('begin in the order in which they came, as many as there is room', () => {
    const [a, b, c] = [task('a'), task('b'), task('c')];
    const list = listOf(a, b, c);
    expect(list.takeDue([], 2, 10)).toEqual([a, b]);
    expect(c.waitsFor).toBe('slot');
    expect(list.takeDue([a], 2, 10)).toEqual([c]);
    expect(c.waitsFor).toBeUndefined();
    expect(list.all()).toEqual([]);
  });

  it('a project that works holds up its own tasks and nobody else', () => {
    const [first, second, third, other] = [task('a'), task('a'), task('a'), task('b')];
    const list = listOf(second, third, other);
    expect(list.takeDue([first], 8, 10)).toEqual([other]);
    expect([second.waitsFor, third.waitsFor]).toEqual(['project', 'project']);
    expect(list.takeDue([other], 8, 10)).toEqual([second]);
    expect(list.all()).toEqual([third]);
  });

  it('one that waits for a slot keeps its turn in its project', () => {
    const [running, first, second] = [task('a'), task('b'), task('b')];
    const list = listOf(first, second);
    expect(list.takeDue([running], 1, 10)).toEqual([]);
    expect([first.waitsFor, second.waitsFor]).toEqual(['slot', 'project']);
  });

  it('one that is due and only a moment late waits for nothing', () => {
    const [a, b] = [task('a'), task('b')];
    const list = listOf(a, b);
    expect(list.takeDue([], 8, 1)).toEqual([a]);
    expect(b.waitsFor).toBeUndefined();
    expect(list.all()).toEqual([b]);
  });

  it('one that is taken back is gone', () => {
    const [a, b] = [task('a'), task('b')];
    const list = listOf(a, b);
    expect([list.remove(a), list.remove(a)]).toEqual([true, false]);
    expect(list.takeDue([], 8, 10)).toEqual([b]);
  });
});
