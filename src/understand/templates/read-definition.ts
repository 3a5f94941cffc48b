import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { WilcoError } from '../../core/error.ts';
import type { DefinitionPath, Locate, Place } from './place.ts';

/** A YAML file of templates. */
export interface TemplateFile {
  /** As it shall stand in the messages of errors. */
  readonly name: string;
  readonly text: string;
}

/** What several files define together, and where each part stands. */
export interface ReadDefinition {
  readonly definition: Readonly<Record<string, unknown>>;
  readonly locate: Locate;
}

/**
 * Puts files together, as Home Assistant keeps an intent a file and the rules in another: intents, lists and rules of
 * all become one definition; of an intent in two files both parts count.
 *
 * @throws WilcoError `bad_template` with file, line and column where a file is no YAML
 */
export function readDefinition(files: readonly TemplateFile[]): ReadDefinition {
  const reader = new DefinitionReader();
  for (const file of files) reader.add(file);
  return { definition: reader.definition, locate: (path) => reader.locate(path) };
}

type Plain = Record<string, unknown>;

/** One file, and how many blocks of data each intent had before it came. */
interface ReadFile {
  readonly document: Document;
  readonly blocksBefore: ReadonlyMap<string, number>;
  readonly place: (offset: number) => Place;
}

class DefinitionReader {
  readonly definition: Plain = {};
  readonly #files: ReadFile[] = [];

  add(file: TemplateFile): void {
    const lines = new LineCounter();
    const document = parseDocument(file.text, { lineCounter: lines });
    const place = (offset: number): Place => {
      const { line, col } = lines.linePos(offset);
      return { file: file.name, line, column: col };
    };
    const [fault] = document.errors;
    if (fault !== undefined) throw noYaml(place(fault.pos[0]), fault.message);
    if (!isMap(document.contents)) return;
    this.#files.push({ document, blocksBefore: countBlocks(this.definition), place });
    this.#merge(document.toJS() as Plain);
  }

  /** The place of the part itself, or of the nearest one around it. The later of two files with that part counts. */
  locate(path: DefinitionPath): Place | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      for (const { document, blocksBefore, place } of this.#files.toReversed()) {
        const node = document.getIn(pathInFile(path.slice(0, length), blocksBefore), true);
        const start = isNode(node) ? startOf(node) : undefined;
        if (start !== undefined) return place(start);
      }
    }
    return undefined;
  }

  #merge(content: Plain): void {
    for (const [key, value] of Object.entries(content)) {
      const known = this.definition[key];
      if (key === 'intents' && isPlain(value)) this.definition[key] = mergeIntents(asPlain(known), value);
      else if (Array.isArray(known) && Array.isArray(value)) this.definition[key] = [...known, ...value];
      else if (isPlain(known) && isPlain(value)) this.definition[key] = { ...known, ...value };
      else this.definition[key] = value;
    }
  }
}

function countBlocks(definition: Plain): ReadonlyMap<string, number> {
  const counts = Object.entries(asPlain(definition['intents'])).map(([name, intent]): [string, number] => {
    const data = asPlain(intent)['data'];
    return [name, Array.isArray(data) ? data.length : 0];
  });
  return new Map(counts);
}

function pathInFile(path: DefinitionPath, blocksBefore: ReadonlyMap<string, number>): DefinitionPath {
  const [top, intent, data, block, ...rest] = path;
  if (top !== 'intents' || data !== 'data' || typeof block !== 'number') return path;
  return [top, String(intent), data, block - (blocksBefore.get(String(intent)) ?? 0), ...rest];
}

function mergeIntents(known: Plain, added: Plain): Plain {
  const merged: Plain = { ...known };
  for (const [name, intent] of Object.entries(added)) {
    const before = asPlain(known[name])['data'];
    const data = asPlain(intent)['data'];
    const both = Array.isArray(before) && Array.isArray(data);
    merged[name] = both ? { ...asPlain(known[name]), ...asPlain(intent), data: [...before, ...data] } : intent;
  }
  return merged;
}

function startOf(node: Node): number | undefined {
  const start = node.range?.[0];
  if (start === undefined) return undefined;
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? start + 1 : start;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asPlain(value: unknown): Plain {
  return isPlain(value) ? value : {};
}

function noYaml(place: Place, message: string): WilcoError {
  const [what = ''] = message.split(' at line ');
  return new WilcoError({
    code: 'bad_template',
    message: `${place.file}:${place.line}:${place.column}: ${what.replace(/[.:]$/, '')}.`,
    hint: 'Correct the file there: it must be YAML.',
  });
}
