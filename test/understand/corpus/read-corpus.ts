import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typed, type Utterance } from '../../../src/core/utterance.ts';

/** One line of the corpus: something said, and what it must come to. */
export interface CorpusLine {
  /** File and line, to find it. */
  readonly place: string;
  readonly utterance: Utterance;
  /** See `decisionText`. */
  readonly decision: string;
}

/**
 * Reads the `.txt` files of a folder: `sentence => decision` a line, "#" begins a comment. A sentence is typed unless
 * `[local]`, `[local 0.3]` (heard by the local engine, with that confidence; 0.9 by default) or `[openai]` stands
 * before it.
 */
export function readCorpus(folder: string): readonly CorpusLine[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return files.toSorted().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .map((text, index) => ({ text, place: `${name}:${index + 1}` }))
      .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'))
      .map(({ text, place }) => lineOf(text, place)),
  );
}

function lineOf(text: string, place: string): CorpusLine {
  const at = text.lastIndexOf('=>');
  if (at === -1) throw new Error(`${place}: expected "sentence => decision"`);
  const said = /^\[(local|openai)(?: (0?\.\d+|1))?\] */.exec(text);
  const sentence = text.slice(said?.[0].length ?? 0, at).trim();
  return { place, utterance: utteranceOf(sentence, said?.[1], said?.[2]), decision: text.slice(at + 2).trim() };
}

function utteranceOf(text: string, engine: string | undefined, confidence: string | undefined): Utterance {
  switch (engine) {
    case 'local':
      return { text, engine, freeText: 'guess', confidence: Number(confidence ?? 0.9), duration: 1500 };
    case 'openai':
      return { text, engine, freeText: 'exact', confidence: undefined, duration: 1500 };
    default:
      return typed(text);
  }
}
