import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_REPAIR_WORDS, parseRepairWords, readRepairWords } from '../../../src/understand/text/repair-words.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wilco-repair-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a folder without the file means no repairs', () => {
  expect(readRepairWords(folder)).toEqual(NO_REPAIR_WORDS);
});

test('another language brings its own words', () => {
  writeFileSync(join(folder, '_repair.yaml'), 'language: de\nhesitations: ["äh", "ähm"]\nsigns: { "-": ["strich"] }\n');
  expect(readRepairWords(folder)).toMatchObject({
    hesitations: ['äh', 'ähm'],
    signs: { '-': ['strich'] },
    fillers: [],
  });
});

test('an empty file is one with no words', () => {
  expect(parseRepairWords('x.yaml', '')).toEqual(NO_REPAIR_WORDS);
});

test('English has words for all', () => {
  for (const words of Object.values(readRepairWords())) expect(Object.keys(words).length).toBeGreaterThan(0);
});

describe('a fault is told with its place', () => {
  test.each([
    ['fillers:\n  - like\n  - 3\n', 'x.yaml:3:5: fillers.1: Invalid input: expected string, received number.'],
    ['fillers: like\n', 'x.yaml:1:10: fillers: Invalid input: expected array, received string.'],
    ['filers: []\n', 'x.yaml:1:9: filers: Unrecognized key: "filers".'],
    ['letters:\n  ab: ["x"]\n', 'x.yaml:2:7: letters.ab: Invalid key in record.'],
    ['fillers: [\n', 'x.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ].'],
    ['- a\n', 'x.yaml:1:1: the file: Invalid input: expected object, received array.'],
  ])('%j', (text, message) => {
    expect(() => parseRepairWords('x.yaml', text)).toThrow(
      expect.objectContaining({
        code: 'bad_template',
        message,
        hint: expect.stringContaining('Correct the file there'),
      }),
    );
  });
});
