import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../src/core/error.ts';
import { KnownNames } from '../../src/understand/names/known-names.ts';
import { readSentences } from '../../src/understand/sentences-folder.ts';
import { compileTemplates } from '../../src/understand/templates/compile-templates.ts';
import { Understanding } from '../../src/understand/understanding.ts';
import { situation, task, typed } from './situations.ts';

const understanding = new Understanding();
const world = situation([task(3, 'call it it'), task(2, 'the task two'), task(1, '…')]);
const WORDS = (
  'start begin a new task to in on for the project api my web call it and name cancel stop that one two twenty last ' +
  "what what's is running how did go doing read me result of help yes no never mind please um hey wilco refactor auth " +
  'queue up after behind when once done finished the task with using codex open code ask have kill now changed it'
).split(' ');

describe('whatever is said', () => {
  test('random words never throw, and a prompt is always words that were said', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        const decision = understanding.decide(typed(text), world);
        if (decision.type === 'act' && decision.intent.type === 'start') {
          expect(decision.intent.prompt).not.toBe('');
          expect(text).toContain(decision.intent.prompt);
        }
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test('random characters never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        understanding.decide(typed(text), world);
        understanding.decide(typed(`start task ${text}`), world);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        understanding.decide(typed(Buffer.from(bytes).toString('latin1')), world);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  test.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['words', 'cancel it '.repeat(100_000)],
    ['brackets', '(['.repeat(500_000)],
    ['numbers', 'twenty one hundred '.repeat(50_000)],
    ['the words of a start', 'start task in api call it '.repeat(40_000)],
    ['the words of a queue', 'queue task with codex after that one '.repeat(27_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['pairs of surrogates', '🚀'.repeat(500_000)],
    ['apostrophes', "a'".repeat(500_000)],
  ])('a million characters of %s take no longer than a moment', (_what, text) => {
    understanding.decide(typed(text), world);
    const before = process.cpuUsage();
    understanding.decide(typed(text), world);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});

describe('whatever is said where much is known', () => {
  const tasks = Array.from({ length: 1000 }, (_, at) =>
    task(1000 - at, `${WORDS[at % 60]} the ${WORDS[at % 77]} ${at}`),
  );
  const projects = Array.from({ length: 200 }, (_, at) => ({ name: `${WORDS[at % 50]}-${at}`, dir: `/p/${at}` }));
  const known = new KnownNames().lists(situation(tasks, { projects }));
  const { commands } = readSentences();

  test('random words are read by sound too, without a throw, and never worse than without', () => {
    const mangled = [...WORDS, 'tusk', 'prodject', 'kanzel', 'off', 'happy', 'my', 'wep', 'clod'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...mangled), { maxLength: 25 }), (words) => {
        const text = words.join(' ');
        const exact = commands.parse(text, known);
        const alike = commands.parse(text, known, { alike: true });
        if (exact.type === 'match' && !('unknown' in exact.match.slots) && !('unknown_project' in exact.match.slots)) {
          expect(alike).toEqual(exact);
        }
        if (exact.type !== 'nothing') expect(alike.type).not.toBe('nothing');
      }),
      { numRuns: 500, seed: 6 },
    );
  });

  test.each([
    ['start task in project happy tusk '],
    ['cancel the off tusk '],
    ['open prodject wep in happy '],
    ['twenty one off '],
  ])('a million characters of "%s" take a moment and no memory', (words) => {
    const text = words.repeat(Math.ceil(1_000_000 / words.length));
    commands.parse(words, known, { alike: true });
    const heap = process.memoryUsage().heapUsed;
    const before = process.cpuUsage();
    commands.parse(text, known, { alike: true });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(100e6);
  });
});

describe('whatever stands in a template', () => {
  test('it compiles, or is a bad_template', () => {
    const parts = ['(', ')', '[', ']', '{x}', '{', '}', '<r>', '<', '>', '|', ';', ' ', 'word', 's', '\\', ':', '5'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 25 }), (pieces) => {
        const definition = {
          lists: { x: { wildcard: true } },
          expansion_rules: { r: '(a|b [c])' },
          intents: { it: { data: [{ sentences: [pieces.join('')] }] } },
        };
        try {
          const templates = compileTemplates(definition);
          for (const sample of templates.samples(5)) {
            expect([sample.text, templates.parse(sample.text).type]).not.toEqual([sample.text, 'tie']);
          }
          templates.toJsgf({ freeText: new Map([['x', ['free']]]) });
        } catch (thrown) {
          if (!(thrown instanceof WilcoError)) throw thrown;
          expect(thrown.code).toBe('bad_template');
        }
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  test('a definition of any shape compiles or is a bad_template', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        for (const definition of [one, { intents: one, lists: other }, { intents: { a: { data: one } } }]) {
          try {
            compileTemplates(definition);
          } catch (thrown) {
            if (!(thrown instanceof WilcoError)) throw thrown;
          }
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
