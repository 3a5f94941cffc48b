import * as z from 'zod';
import { expectation, keysOf, nodeAt, type SchemaNode } from './expectation.ts';
import { locateKey } from './locate-key.ts';
import { nearest } from './nearest.ts';
import { configSchema } from './schema.ts';

/** One thing that is wrong with a config file. */
export interface ConfigProblem {
  /** From 1; undefined when no line is to blame. */
  readonly line: number | undefined;
  /** From 1, where the file is no TOML at all. */
  readonly column: number | undefined;
  /** A sentence without the place: what is wrong and what was expected. */
  readonly message: string;
}

/** What zod found in `document`, which was read from `text`, in the order of the file. */
export function problemsOf(error: z.ZodError, document: unknown, text: string): readonly ConfigProblem[] {
  return error.issues
    .flatMap(ofOneForm)
    .flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [at(issue.path, misfit(issue, document), text)];
      return issue.keys.map((key) => at([...issue.path, key], unknownKey(issue.path, key, document), text));
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
  const form = issue.errors.find(([first]) => first?.code !== 'invalid_type' || first.path.length > 0) ?? [];
  if (form.length === 0) return [issue];
  return form.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function at(path: readonly PropertyKey[], message: string, text: string): ConfigProblem {
  return { line: locateKey(text, path.map(String)), column: undefined, message };
}

function unknownKey(table: readonly PropertyKey[], key: string, document: unknown): string {
  const known = keysOf(nodeAt(schemaTree(), table));
  const meant = nearest(key, known);
  const isTable = typeof valueAt(document, [...table, key]) === 'object';
  const what =
    table.length === 0 && isTable
      ? `there is no [${key}]`
      : `${table.length === 0 ? 'there is no key' : `${place(table)} has no key`} "${key}"`;
  return `${what}${meant === undefined ? '.' : `; did you mean "${meant}"?`} Expected one of: ${known.join(', ')}.`;
}

function misfit(issue: z.core.$ZodIssue, document: unknown): string {
  const where = place(issue.path);
  const value = valueAt(document, issue.path);
  const node = nodeAt(schemaTree(), issue.path);
  const expected = node === undefined ? 'something else' : expectation(node);
  if (value === undefined)
    return `${place(issue.path.slice(0, -1))} needs a "${String(issue.path.at(-1))}": ${expected}.`;
  if (issue.message.startsWith('must ') || issue.code === 'custom') return `${where} ${issue.message}.`;
  return `${where} must be ${expected}, not ${shown(value)}.`;
}

/** A table as its header, a key after it, an element by its number. */
function place(path: readonly PropertyKey[]): string {
  const element = path.find((key) => typeof key === 'number');
  const keys = path.filter((key) => typeof key === 'string');
  const isTable = element === undefined && nodeAt(schemaTree(), path)?.type === 'object';
  const table = isTable ? keys : keys.slice(0, -1);
  const key = isTable ? '' : `${keys.at(-1) ?? ''}`;
  const header = table.length === 0 ? '' : `[${table.join('.')}]`;
  const suffix = element === undefined ? '' : `, element ${Number(element) + 1},`;
  return `${header}${header === '' || key === '' ? '' : ' '}${key}${suffix}`;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
  }
  return value;
}

function shown(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    return String(value).replace('Infinity', 'inf').toLowerCase();
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
