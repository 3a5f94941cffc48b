import * as z from 'zod';
import { expectation, keysOf, nodeAt, type SchemaNode } from './expectation.ts';
import { nearest } from './nearest.ts';
import { placeWords, valueAt } from './place-words.ts';
import { configSchema } from './schema.ts';
import { type TextPlace, tomlPlaces } from './toml-places.ts';

/** One thing that is wrong with a config file. */
export interface ConfigProblem {
  /** From 1; undefined when no line is to blame. */
  readonly line: number | undefined;
  /** From 1, where the file is no TOML at all, or one line may hold much. */
  readonly column: number | undefined;
  /** A sentence without the place: what is wrong and what was expected. */
  readonly message: string;
}

/** What zod found in `document`, which was read from `text`, in the order of the file. */
export function problemsOf(error: z.ZodError, document: unknown, text: string): readonly ConfigProblem[] {
  const places = tomlPlaces(text);
  return error.issues
    .flatMap(ofOneForm)
    .flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [at(issue.path, misfit(issue, document), places)];
      return issue.keys.map((key) => at([...issue.path, key], unknownKey(issue.path, key, document), places));
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The schema as plain data; made once, because only a faulty file and `config show` need it. */
export function schemaTree(): SchemaNode {
  tree ??= z.toJSONSchema(configSchema, { io: 'input' });
  return tree;
}

let tree: SchemaNode | undefined;

/** Of a value that may have several forms, what is wrong with the form that it has; itself where it has none of them. */
function ofOneForm(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const form = issue.errors.find(([first]) => first !== undefined && !isOfAnotherForm(first)) ?? [];
  if (form.length === 0) return [issue];
  return form.flatMap((inner) => ofOneForm({ ...inner, path: [...issue.path, ...inner.path] }));
}

function isOfAnotherForm({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function at(path: readonly PropertyKey[], message: string, places: ReturnType<typeof tomlPlaces>): ConfigProblem {
  const place: TextPlace | undefined = places(path.filter((step) => typeof step !== 'symbol'));
  return { line: place?.line, column: path[0] === 'commands' ? place?.column : undefined, message };
}

function unknownKey(table: readonly PropertyKey[], key: string, document: unknown): string {
  const known = keysOf(nodeAt(schemaTree(), table));
  const meant = nearest(key, known);
  const isTable = typeof valueAt(document, [...table, key]) === 'object';
  const what =
    table.length === 0 && isTable
      ? `there is no [${key}]`
      : `${table.length === 0 ? 'there is no key' : `${placeWords(table, schemaTree(), document)} has no key`} "${key}"`;
  return `${what}${meant === undefined ? '.' : `; did you mean "${meant}"?`} Expected one of: ${known.join(', ')}.`;
}

function misfit(issue: z.core.$ZodIssue, document: unknown): string {
  const where = placeWords(issue.path, schemaTree(), document);
  const value = valueAt(document, issue.path);
  const node = nodeAt(schemaTree(), issue.path);
  const expected = node === undefined ? 'something else' : expectation(node);
  if (value === undefined) {
    const table = placeWords(issue.path.slice(0, -1), schemaTree(), document);
    return `${table} needs a "${String(issue.path.at(-1))}": ${expected}.`;
  }
  if (issue.message.startsWith('must ') || issue.code === 'custom') return `${where} ${issue.message}.`;
  return `${where} must be ${expected}, not ${shown(value)}.`;
}

function shown(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    return String(value).replace('Infinity', 'inf').toLowerCase();
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
