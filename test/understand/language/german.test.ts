import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { HintsMaker } from '../../../src/understand/hints.ts';
import { languageFolder, readSentences } from '../../../src/understand/sentences-folder.ts';
import { makeVocabulary } from '../../../src/understand/vocabulary.ts';
import { situation, task } from '../situations.ts';
import { accepts, readJsgf } from '../templates/jsgf-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'wilco-deutsch-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, '_common.yaml'),
  `language: de
lists:
  number:
    values:
      - { in: "eins", out: 1 }
      - { in: "(zwei|zwo)", out: 2 }
      - { in: "drei", out: 3 }
  prompt: { wildcard: true }
expansion_rules:
  aufgabe: "[die] (Aufgabe|Auftrag)"
skip_words: ["bitte"]
hesitations: ["äh"]
around: ["bitte"]
`,
);
writeFileSync(
  join(folder, 'befehle.yaml'),
  `intents:
  start:
    data:
      - sentences: ["(starte|beginne) [eine] [neue] <aufgabe>[:] {prompt}"]
        metadata: { example: "starte Aufgabe: prüfe die Tests" }
  cancel:
    data:
      - sentences: ["(brich|breche) <aufgabe> [Nummer] {number} ab", "<aufgabe> {number} abbrechen"]
  status:
    data:
      - sentences: ["was (läuft|passiert) [gerade]", "wie geht's <aufgabe> {number}"]
`,
);

describe('a language is a folder of sentences and no code', () => {
  const german = readSentences({ folder });

  test.each([
    ['Brich bitte die Aufgabe zwei ab!', 'cancel', { number: 2 }],
    ['Aufgabe zwo abbrechen', 'cancel', { number: 2 }],
    ['was läuft gerade?', 'status', {}],
    ["Wie geht's Aufgabe drei", 'status', { number: 3 }],
    ['äh starte neue Aufgabe: prüfe die Übergabe äh', 'start', { prompt: 'prüfe die Übergabe' }],
  ])('%s', (text, intent, slots) => {
    expect(german.commands.parse(text)).toMatchObject({ type: 'match', match: { intent, slots } });
  });

  test('what is not in it means nothing, in English either', () => {
    for (const text of ['cancel task two', 'brich die Aufgabe vier ab', 'zwei']) {
      expect(german.commands.parse(text).type).toBe('nothing');
    }
    expect(german.choices.parse('die zweite').type).toBe('nothing');
  });

  test('every sample parses to its own intent and slots', () => {
    const samples = german.commands.samples(200, { freeText: ['prüfe die Tests', 'räume auf'] });
    expect(samples.length).toBeGreaterThan(80);
    for (const { text, intent, slots } of samples) {
      expect([text, german.commands.parse(text)]).toMatchObject([text, { type: 'match', match: { intent, slots } }]);
    }
  });

  test('its numbers are those of the recogniser’s grammar', () => {
    const grammar = readJsgf(german.commands.toJsgf({ around: german.around }));
    expect(accepts(grammar, 'bitte brich die aufgabe nummer zwo ab')).toBe(true);
    expect(accepts(grammar, 'brich die aufgabe two ab')).toBe(false);
    const vocabulary = makeVocabulary(['tests'], { words: [], spoken: new Map() });
    const hints = new HintsMaker(german, vocabulary, () => 'unknown').hints(
      situation([task(7, 'prüfen')]),
      new Map(),
      false,
    );
    expect(accepts(readJsgf(hints.grammar), 'brich aufgabe drei ab')).toBe(true);
    expect(hints.words).not.toContain('seven');
  });

  test('what can be said is listed', () => {
    expect(german.examples).toEqual(['starte Aufgabe: prüfe die Tests']);
    expect(german.skipWords).toEqual(['bitte', 'äh']);
  });
});

test('the languages of the package are found by their code; for another one those are named', () => {
  expect(readSentences({ folder: languageFolder('en') }).commands.parse('cancel it').type).toBe('match');
  for (const unknown of ['tlh', '..', '', 'en/../en']) {
    expect(() => languageFolder(unknown)).toThrow(WilcoError);
    expect(() => languageFolder(unknown)).toThrow('There are no sentences in the language');
  }
});
