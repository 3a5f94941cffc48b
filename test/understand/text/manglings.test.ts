import { describe, expect, test } from 'vitest';
import { DOUBTFUL } from './manglings/doubtful.ts';
import { LEFT_ALONE } from './manglings/left-alone.ts';
import { PUT_RIGHT } from './manglings/sure.ts';
import { TYPED } from './manglings/typed.ts';
import { attempt, read } from './reading.ts';

describe('what was heard', () => {
  test.each(Object.entries(PUT_RIGHT))('“%s” is as good as “%s”', (heard, meant) => {
    const { repaired, attempt: made } = read(heard);
    expect(repaired).toMatchObject({ text: meant, isDoubtful: false });
    expect(repaired.changes).not.toEqual([]);
    expect(made.fit).not.toBe('nothing');
  });

  test.each(Object.entries(DOUBTFUL))('“%s” may mean “%s”', (heard, meant) => {
    const { repaired, attempt: made } = read(heard);
    expect(repaired).toMatchObject({ text: meant, isDoubtful: true });
    expect(made).toEqual(attempt(meant));
  });

  test.each(LEFT_ALONE)('“%s” is left alone', (heard) => {
    expect(read(heard).repaired).toEqual({ text: heard, changes: [], isDoubtful: false });
  });
});

describe('what was typed', () => {
  test.each(Object.entries(TYPED))('“%s” is read as “%s”', (written, meant) => {
    expect(read(written, 'typed').repaired.text).toBe(meant);
  });

  test.each(LEFT_ALONE)('“%s” is left alone', (written) => {
    expect(read(written, 'typed').repaired).toEqual({ text: written, changes: [], isDoubtful: false });
  });
});
