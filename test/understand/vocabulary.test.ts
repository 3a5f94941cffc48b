import { describe, expect, test } from 'vitest';
import { makeVocabulary, withoutWord, withWord } from '../../src/understand/vocabulary.ts';

const vocabulary = makeVocabulary(['api', 'add'], {
  words: ['OAuth', 'vite'],
  spoken: new Map([
    ['kubectl', 'cube control'],
    ['k8s', 'kates'],
  ]),
  replace: new Map([['get hub', 'GitHub']]),
});

describe('the vocabulary', () => {
  test('replaces what is heard by what is written', () => {
    expect(Object.fromEntries(vocabulary.replacements)).toEqual({
      'will co': 'wilco',
      'code ex': 'codex',
      'cube control': 'kubectl',
      kates: 'k8s',
      'get hub': 'GitHub',
    });
  });

  test('an explicit replacement beats a reading', () => {
    const own = { words: [], spoken: new Map([['SQL', 'sequel']]), replace: new Map([['sequel', 'Sequel']]) };
    expect(makeVocabulary([], own).replacements.get('sequel')).toBe('Sequel');
  });

  test('a word that is read as it is written replaces nothing', () => {
    const own = { words: [], spoken: new Map([['Vite', 'vite']]) };
    expect(makeVocabulary([], own).replacements.has('vite')).toBe(false);
  });

  test('keeps what the grammar writes otherwise', () => {
    expect(vocabulary.written.get('ks')).toBe('k8s');
    expect(vocabulary.spoken.get('kubectl')).toBe('cube control');
    expect(vocabulary.phrases).toEqual(['OAuth', 'vite', 'kubectl', 'k8s', 'GitHub']);
  });
});

describe('a word that is added', () => {
  test('is there, and the old vocabulary is as it was', () => {
    const before = structuredClone(vocabulary);
    const added = withWord(vocabulary, ' nginx ', ' engine x ');
    expect(added.words).toContain('nginx');
    expect(added.replacements.get('engine x')).toBe('nginx');
    expect(added.phrases).toContain('nginx');
    expect(vocabulary).toEqual(before);
  });

  test('without a reading is written so and replaces nothing', () => {
    const added = withWord(vocabulary, 'Vue');
    expect(added.phrases).toContain('Vue');
    expect(added.replacements).toEqual(vocabulary.replacements);
  });

  test('that is known gets the new reading, or keeps the old one', () => {
    const again = withWord(vocabulary, 'Kubectl', 'koob cuttle');
    expect([...again.replacements.keys()]).not.toContain('cube control');
    expect(again.replacements.get('koob cuttle')).toBe('Kubectl');
    expect(withWord(vocabulary, 'KUBECTL').replacements.get('cube control')).toBe('KUBECTL');
    expect(withWord(vocabulary, 'GitHub').replacements.get('get hub')).toBe('GitHub');
  });

  test('a blank one changes nothing', () => {
    expect(withWord(vocabulary, '  ')).toBe(vocabulary);
  });
});

describe('a word that is forgotten', () => {
  test('leaves nothing behind, whatever its case', () => {
    const left = withoutWord(withoutWord(withoutWord(vocabulary, 'KUBECTL'), 'oauth'), 'github');
    expect(left.phrases).toEqual(['vite', 'k8s']);
    expect([...left.replacements.values()]).toEqual(['wilco', 'codex', 'k8s']);
  });

  test('that was added is as if it never was', () => {
    expect(withoutWord(withWord(vocabulary, 'nginx', 'engine x'), 'nginx')).toEqual(vocabulary);
  });

  test('stays when it is not the person’s own', () => {
    expect(withoutWord(vocabulary, 'api')).toBe(vocabulary);
    expect(withoutWord(vocabulary, 'unheard of')).toBe(vocabulary);
  });
});
