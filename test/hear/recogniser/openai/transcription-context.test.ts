import { describe, expect, test } from 'vitest';
import { contextOf } from '../../../../src/hear/recogniser/openai/transcription-context.ts';

const many = Array.from({ length: 500 }, (_, index) => `project${index}`);

describe('what a model is told of the words to expect', () => {
  test('a prompt holds the first phrases, whole, and stays within what the strictest server takes', () => {
    const { prompt = '', pieces } = contextOf(many, 'prompt');
    expect(prompt.length).toBeLessThanOrEqual(880);
    expect(prompt.length).toBeGreaterThan(800);
    const names = pieces.slice(2);
    expect(names).toEqual(many.slice(0, names.length));
    expect(prompt.endsWith(`${names.join(', ')}.`)).toBe(true);
  });

  test('Whisper reads the end of a prompt: the most important stands there', () => {
    const { prompt = '', pieces } = contextOf(many, 'textBefore');
    expect(prompt.length).toBeLessThanOrEqual(600);
    expect(prompt.endsWith('project2, project1, project0.')).toBe(true);
    expect(pieces.length).toBeGreaterThan(40);
  });

  test('keywords are single lines without what they are rejected for', () => {
    const phrases = ['  <b>api</b>\n', '', '<>', 'x'.repeat(97), 'two  words', ...many];
    const { keywords = [], prompt } = contextOf(phrases, 'keywords');
    expect(keywords.slice(0, 3)).toEqual(['b api /b', 'two words', 'project0']);
    expect(keywords).toHaveLength(100);
    expect(prompt).toMatch(/assistant/);
  });

  test('with nothing to expect there is no list', () => {
    expect(contextOf([], 'textBefore')).toEqual({ prompt: undefined, keywords: undefined, pieces: [] });
    expect(contextOf([], 'prompt').prompt).toBe('Spoken orders to a programmer’s assistant.');
    expect(contextOf(['a'], 'none')).toEqual({ prompt: undefined, keywords: undefined, pieces: [] });
  });
});
