import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Situation } from '../../src/core/decision.ts';
import type { Hints } from '../../src/core/recogniser.ts';
import { HintsMaker } from '../../src/understand/hints.ts';
import { KnownNames } from '../../src/understand/names/known-names.ts';
import { readSentences } from '../../src/understand/sentences-folder.ts';
import { sayableWords } from '../../src/understand/text/sayable.ts';
import { makeVocabulary, readWordList } from '../../src/understand/vocabulary.ts';
import { needs } from '../requirements.ts';
import { ended, situation, task } from './situations.ts';
import { accepts, readJsgf } from './templates/jsgf-reader.ts';
import { sampleOf } from './templates/jsgf-samples.ts';

const sentences = readSentences();
const spoken = new Map([['kubectl', 'cube control']]);
const vocabulary = makeVocabulary(readWordList(), { words: ['TypeScript', 'kubernetes'], spoken });

/** Hints as the room makes them. */
function hinting(): (world: Situation, choosing?: boolean) => Hints {
  const maker = new HintsMaker(sentences, vocabulary, () => 'unknown');
  const known = new KnownNames();
  return (world, choosing = false) => maker.hints(world, known.lists(world), choosing);
}

const world = situation([task(42, 'Refactor auth-v2'), ended(1, 'fix login')]);
const hints = hinting()(world);
const grammar = readJsgf(hints.grammar);

function hears(text: string): boolean {
  return accepts(grammar, text);
}

describe('the hints for recognisers', () => {
  test('are the same object until a name, a number or the open question changes', () => {
    const hint = hinting();
    const first = hint(world);
    expect(hint(situation([task(42, 'Refactor auth-v2'), ended(1, 'fix login')]))).toBe(first);
    expect(hint(situation([...world.tasks, task(43, 'new')]))).not.toBe(first);
    const before = hint(world);
    const choosing = hint(world, true);
    expect([before.words.includes('fourth'), choosing.words.includes('option')]).toEqual([
      before.words.includes('fourth'),
      true,
    ]);
    expect(accepts(readJsgf(choosing.grammar), 'the second one')).toBe(true);
    expect(accepts(readJsgf(before.grammar), 'the second one')).toBe(false);
  });

  test('hold a grammar with one public rule, whose words are exactly the words told', () => {
    expect(hints.grammar.match(/^public </gm)).toHaveLength(1);
    expect(new Set(hints.words).size).toBe(hints.words.length);
    for (const word of hints.words) expect(word).toMatch(/^[a-z]+('[a-z]+)*$/);
    const bare = hints.grammar.replace(/^#JSGF V1\.0;\ngrammar wilco;\npublic/, '').replace(/<\w+>/g, ' ');
    const spokenWords = bare.split(/[^a-z']+/).filter((word) => word !== '');
    expect(new Set(hints.words)).toEqual(new Set(spokenWords));
  });

  test('every rule that the grammar uses is there', () => {
    const defined = [...hints.grammar.matchAll(/^(?:public )?<(\w+)> =/gm)].map((found) => found[1]);
    const used = [...hints.grammar.matchAll(/<(\w+)>/g)].map((found) => found[1]);
    expect(new Set(used)).toEqual(new Set(defined));
  });

  test('expect a number only after "task" or "number", for "it" sounds like "eight"', () => {
    expect(['cancel task eight', 'cancel number eight'].map(hears)).toEqual([true, true]);
    expect(['cancel eight', 'kill eight', 'how is eight doing'].map(hears)).toEqual([false, false, false]);
  });

  test.each([
    'cancel task forty two',
    'kill task forty two',
    'cancel the refactor auth v two task',
    'how is task number one doing',
    'read me the result of task one',
    'what did the login task change',
    'start task refactor kubernetes in my web',
  ])('expect "%s"', (text) => {
    expect(hears(text)).toBe(true);
  });

  test('know the names as they are said', () => {
    for (const word of ['my', 'web', 'api', 'refactor', 'auth', 'v', 'two', 'forty', 'login']) {
      expect(hints.words).toContain(word);
    }
  });

  test('know the vocabulary, its spelling and how it is said', () => {
    for (const word of ['type', 'script', 'kubernetes', 'kubectl', ...readWordList()])
      expect(hints.words).toContain(word);
    expect(hints.phrases).toEqual(
      expect.arrayContaining(['api', 'my-web', 'Refactor auth-v2', 'TypeScript', 'kubectl']),
    );
    expect(hints.spoken.get('kubectl')).toBe('cube control');
  });

  test('stay small enough with hundreds of projects and a thousand tasks', () => {
    const projects = Array.from({ length: 200 }, (_, index) => ({ name: `project-${index}`, dir: `/p/${index}` }));
    const tasks = Array.from({ length: 1000 }, (_, index) => ended(1000 - index, `task about ${index}`));
    const many = hinting()(situation(tasks, { projects }));
    expect(many.grammar.length).toBeLessThan(60_000);
  });
});

describe('the grammar and the sentences', () => {
  const known = new KnownNames().lists(world);
  const lists = new Map(known);

  test('every sample that a recogniser is to expect is in the grammar as it is said', () => {
    const numbers = new Set(Array.from({ length: 20 }, (_, index) => index + 1));
    const samples = sentences.commands.samples(4000, { lists, freeText: ['fix tests', 'refactor'], spoken: true });
    const heard = samples.filter(({ slots }) =>
      ['number', 'lines'].every((slot) => slots[slot] === undefined || numbers.has(Number(slots[slot]))),
    );
    expect(heard.length).toBeGreaterThan(1000);
    expect(heard.map(({ text }) => sayableWords(text).join(' ')).filter((said) => !hears(said))).toEqual([]);
  });

  test('every sentence of the grammar without free text is understood', () => {
    const said = Array.from({ length: 2000 }, (_, seed) => sampleOf(grammar, seed)).filter(
      (text) => text !== undefined,
    );
    expect(said.length).toBeGreaterThan(1000);
    expect(said.filter((text) => sentences.commands.parse(text, lists).type === 'nothing')).toEqual([]);
  });
});

describe.skipIf(needs('pocketsphinx_continuous'))('the grammar and the engine that must take it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wilco-grammar-'));
  const empty = hinting()(situation([], { projects: [] }));
  const model = '/usr/share/pocketsphinx/model/en-us';
  let known: ReadonlySet<string>;

  beforeAll(() => {
    const lines = readFileSync(join(model, 'cmudict-en-us.dict'), 'utf8').split('\n');
    known = new Set(lines.map((line) => line.slice(0, line.indexOf(' '))));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every word of the sentences is in the dictionary', () => {
    const { words, spoken: readings } = empty;
    const own = new Set(readWordList());
    expect(words.filter((word) => !known.has(word) && !own.has(word) && !readings.has(word))).toEqual([]);
  });

  test('it is loaded without a complaint', () => {
    const { grammar, words } = empty;
    const missing = words.filter((word) => !known.has(word));
    const dictionary = [...known].filter((word) => words.includes(word.replace(/\(\d\)$/, '')));
    expect(dictionary.length).toBeGreaterThan(100);
    const all = readFileSync(join(model, 'cmudict-en-us.dict'), 'utf8');
    writeFileSync(join(folder, 'words.dict'), all + missing.map((word) => `${word} AH\n`).join(''));
    writeFileSync(join(folder, 'grammar.gram'), grammar);
    writeFileSync(join(folder, 'silence.raw'), new Uint8Array(32_000));
    const args = [
      '-hmm',
      join(model, 'en-us'),
      '-dict',
      join(folder, 'words.dict'),
      '-jsgf',
      join(folder, 'grammar.gram'),
    ];
    const log = join(folder, 'engine.log');
    execFileSync('pocketsphinx_continuous', [...args, '-infile', join(folder, 'silence.raw'), '-logfn', log]);
    const complaints = readFileSync(log, 'utf8').match(/^(?:ERROR|FATAL).*/gm) ?? [];
    expect(complaints).toEqual([]);
    expect(readFileSync(log, 'utf8')).toContain('fsg');
  });
});
