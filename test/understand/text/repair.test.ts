import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/core/utterance.ts';
import type { Fit } from '../../../src/understand/text/fit.ts';
import { TextRepair } from '../../../src/understand/text/repair.ts';
import { NO_REPAIR_WORDS, readRepairWords } from '../../../src/understand/text/repair-words.ts';
import { makeVocabulary } from '../../../src/understand/vocabulary.ts';
import { attempt, read, repair, SPELLINGS, type Understood, vocabulary } from './reading.ts';

const ENGINES: readonly Engine[] = ['typed', 'local', 'openai'];

const WORDS = (
  "start task a the to fix login auth cancel stop it that one two twenty last what's running how is doing no wait i mean " +
  'sorry scratch never mind uh um erm like you know status k u b e c t l o my web a p i get hub cube control ' +
  "don't not if can- sta… fo- login's --it -- \" , . 👍 rename retry open undo say"
).split(' ');
const talkOf = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { maxLength: 18 }).map((said) => said.join(' '));
const talk = talkOf(WORDS);
const spelledTalk = talkOf([...WORDS, 'dash', 'dot', 'alpha', 'capital', 'as', 'in']);
const anything = fc.string({ unit: 'binary', maxLength: 120 });
const engines = fc.constantFrom(...ENGINES);
const wordsOf = (text: string): readonly string[] => text.split(/[\s,.…]+/).filter((word) => word !== '');

describe('whatever is said', () => {
  test('a repaired text needs no repair, and nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(talk, spelledTalk, anything), engines, (text, engine) => {
        const once = read(text, engine).repaired.text;
        expect(read(once, engine).repaired.text).toBe(once);
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test('no word is made up but the known ones, and no text becomes longer', () => {
    const known = new Set(vocabulary.replacements.values());
    fc.assert(
      fc.property(talk, engines, (text, engine) => {
        const { repaired } = read(text, engine);
        const together = text.replaceAll(' ', '').toLowerCase();
        const madeUp = wordsOf(repaired.text).filter(
          (word) => !together.includes(word.toLowerCase()) && !known.has(word),
        );
        expect(madeUp).toEqual([]);
        expect(repaired.text.length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 800, seed: 2 },
    );
  });

  test('where a repair makes a sentence destructive without doubt, no word of it was left out', () => {
    const meansNothing = /^(?:uh|um|erm|👍|can-|sta)$/;
    fc.assert(
      fc.property(talk, engines, (text, engine) => {
        const { repaired, attempt: made } = read(text, engine);
        if (!isDestructive(made) || repaired.isDoubtful) return;
        const { text: cleaned } = repair.clean({ text, engine }, SPELLINGS);
        if (isDestructive(attempt(cleaned))) return;
        const left = wordsOf(repaired.text);
        const lost = wordsOf(cleaned).filter((word) => !left.some((other) => other.includes(word)));
        expect(lost.filter((word) => !meansNothing.test(word))).toEqual([]);
      }),
      { numRuns: 2500, seed: 3 },
    );
  });

  test('words that turn a sentence round are not lost', () => {
    const turning = /\b(?:don't|not|if)\b/;
    fc.assert(
      fc.property(talk, engines, (text, engine) => {
        const { repaired, attempt: made } = read(text, engine);
        if (isDestructive(made) && turning.test(text)) expect(repaired.text).toMatch(turning);
      }),
      { numRuns: 2500, seed: 4 },
    );
  });
});

function isDestructive({ intent = '' }: Understood): boolean {
  return ['cancel', 'cancelAll', 'shutdown', 'retry'].includes(intent);
}

describe('how a repair is found', () => {
  test('a sentence that fits is read once', () => {
    const texts: string[] = [];
    const fits = (text: string): { readonly fit: Fit } => {
      texts.push(text);
      return { fit: 'whole' };
    };
    repair.repair({ text: 'uh cancel cancel the task no wait status', engine: 'openai' }, fits);
    expect(texts).toEqual(['cancel cancel the task no wait status']);
  });

  test('what was said twice is said once even where its name is not known', () => {
    expect(read('cancel the cancel the frobnicate task').repaired.text).toBe('cancel the frobnicate task');
  });

  test('a doubtful repair does not come to a name that nothing has', () => {
    expect(read('cancel task two no the frobnicate task').repaired.text).toBe('cancel task two no the frobnicate task');
  });

  test('two commands with a pause between are both kept', () => {
    expect(read('cancel it uh cancel task two').repaired).toMatchObject({ text: 'cancel it cancel task two' });
    const start = read('cancel it uh start a task to fix the build');
    expect(start.attempt.fit).toBe('nothing');
  });

  test('what is only wished or feared is not made a command by a hesitation', () => {
    for (const text of ['we should uh stop it', 'if it fails uh cancel it', 'he said go ahead and um then left']) {
      expect(read(text).attempt.fit).toBe('nothing');
    }
  });

  test('each change is told', () => {
    expect(read('uh start start task fix cube control').repaired.changes).toEqual([
      '“cube control” → kubectl',
      'left out “uh”',
      'took “start” once',
    ]);
    expect(read('cancel task two no task three').repaired.changes).toEqual(['“no” gives up “task two”']);
  });

  test('a language without words of its own has the vocabulary alone', () => {
    const plain = new TextRepair(NO_REPAIR_WORDS, vocabulary);
    const repaired = (text: string) => plain.repair({ text, engine: 'openai' }, attempt).repaired.text;
    expect(repaired('uh start task use cube control')).toBe('uh start task use kubectl');
    expect(repaired('cancel task two no task three')).toBe('cancel task two no task three');
  });
});

describe('a million characters', () => {
  test.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['one command', 'stop '.repeat(200_000)],
    ['hesitations', 'uh '.repeat(333_333)],
    ['corrections', 'no wait '.repeat(125_000)],
    ['letters', 'k '.repeat(500_000)],
    ['quotes', '"`'.repeat(500_000)],
    ['vocabulary', 'cube control '.repeat(77_000)],
    ['emoji', '🚀'.repeat(500_000)],
    ['commas', ','.repeat(1_000_000)],
    ['capitals', 'capital '.repeat(125_000)],
    ['all of it', 'start start uh no wait like k u b '.repeat(29_000)],
  ])('of %s are tried a few dozen times at most', (_what, text) => {
    for (const fit of ['nothing', 'freeText'] as const) {
      let attempts = 0;
      const count = (): { readonly fit: Fit } => {
        attempts += 1;
        return { fit };
      };
      repair.repair({ text, engine: 'openai' }, count, SPELLINGS);
      expect(attempts).toBeLessThan(50);
    }
  });
});

test('a vocabulary that contradicts itself changes nothing', () => {
  const own = {
    words: [],
    spoken: new Map(),
    replace: new Map([
      ['ping', 'pong pong'],
      ['pong', 'ping'],
    ]),
  };
  const contradictory = new TextRepair(readRepairWords(), makeVocabulary([], own));
  expect(contradictory.clean({ text: 'start task ping and pong', engine: 'openai' }).text).toBe(
    'start task ping and pong',
  );
});
