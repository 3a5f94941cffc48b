import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/config/nearest.ts';

const KEYS = ['enabled', 'key', 'minimum_hold', 'api_key_env'];

describe('the word that was meant', () => {
  it.each([
    ['kee', 'key'],
    ['KEY', 'key'],
    ['enable', 'enabled'],
    ['minimumhold', 'minimum_hold'],
    ['api_key', 'api_key_env'],
    ['x', undefined],
    ['volume', undefined],
    ['', undefined],
  ])('by %j is %j', (word, expected) => {
    expect(nearest(word, KEYS)).toBe(expected);
  });
});
