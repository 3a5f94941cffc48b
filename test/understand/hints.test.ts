import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Understanding } from '../../src/understand/understanding.ts';
import { readWordList } from '../../src/understand/vocabulary.ts';
import { needs } from '../requirements.ts';
import { ended, situation, task, typed } from './situations.ts';

const world = situation([task(42, 'Refactor auth-v2'), ended(1, 'fix login')]);
const spoken = new Map([['kubectl', 'cube control']]);
const options = { vocabulary: { words: ['TypeScript', 'kubernetes'], spoken } };

describe('the hints for recognisers', () => {
  const understanding = new Understanding(options);
  const hints = understanding.hints(world);

  test('are the same object until a name, a number or the open question changes', () => {
    const other = new Understanding(options);
    const first = other.hints(world);
    expect(other.hints(situation([task(42, 'Refactor auth-v2'), ended(1, 'fix login')]))).toBe(first);
    expect(other.hints(situation([...world.tasks, task(43, 'new')]))).not.toBe(first);
    const before = other.hints(world);
    other.decide(typed('cancel the deploy task'), world);
    expect(other.hints(world)).toBe(before);
    other.decide(typed('start task fix it'), { ...world, currentProject: undefined });
    const choosing = other.hints(world);
    expect(choosing).not.toBe(before);
    expect([before.words.includes('second'), choosing.words.includes('second')]).toEqual([false, true]);
  });

  test('hold a grammar with one public rule, whose words are exactly the words told', () => {
    expect(hints.grammar).toMatch(/^#JSGF V1\.0;\ngrammar wilco;\npublic </);
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
    const before = [...hints.grammar.matchAll(/(\S+) <list_number>/g)].map((found) => found[1]);
    expect(before.length).toBeGreaterThan(0);
    for (const word of before) expect(['[number]', 'number']).toContain(word);
    expect(hints.grammar).not.toContain('lone_number');
  });

  test.each(['cancel', 'taskStatus', 'result', 'changes'])('expect a task by its number or name to %s', (intent) => {
    const rule = new RegExp(`^<intent_${intent}> = .*`, 'm').exec(hints.grammar)?.[0];
    expect(rule).toContain('[number] <list_number>');
    expect(rule).toContain('<list_name>');
  });

  test('expect a task to be killed by its number', () => {
    expect(hints.grammar).toMatch(/kill \(\(\[the\] \(task \| job \| agent\) \[number\] <list_number>/);
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
    const many = understanding.hints(situation(tasks, { projects }));
    expect(many.grammar.length).toBeLessThan(150_000);
  });
});

describe.skipIf(needs('pocketsphinx_continuous'))('the grammar and the engine that must take it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wilco-grammar-'));
  const understanding = new Understanding();
  const model = '/usr/share/pocketsphinx/model/en-us';
  let known: ReadonlySet<string>;

  beforeAll(() => {
    const lines = readFileSync(join(model, 'cmudict-en-us.dict'), 'utf8').split('\n');
    known = new Set(lines.map((line) => line.slice(0, line.indexOf(' '))));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every word of the sentences is in the dictionary', () => {
    const { words, spoken: readings } = understanding.hints(situation([], { projects: [] }));
    const own = new Set(readWordList());
    expect(words.filter((word) => !known.has(word) && !own.has(word) && !readings.has(word))).toEqual([]);
  });

  test('it is loaded without a complaint', () => {
    const understandingNothing = situation([], { projects: [] });
    const { grammar, words } = understanding.hints(understandingNothing);
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
