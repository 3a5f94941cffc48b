import { nodeAt, type SchemaNode } from './expectation.ts';

/**
 * What a message calls the place at `path`: a table as its header, a key after it, an element by its number; a table of
 * an array of tables also by its name, which `document` has.
 */
export function placeWords(path: readonly PropertyKey[], schema: SchemaNode, document: unknown): string {
  const [array, index, ...rest] = path;
  if (typeof index === 'number' && nodeAt(schema, path.slice(0, 2))?.type === 'object') {
    const name = valueAt(document, [...path.slice(0, 2), 'name']);
    const header = `[[${String(array)}]] ${typeof name === 'string' ? `“${name}”` : `number ${index + 1}`}`;
    return `${header}${rest.length === 0 ? '' : ` ${key(rest)}`}`;
  }
  const isTable = typeof path.at(-1) === 'string' && nodeAt(schema, path)?.type === 'object';
  const keys = path.filter((step) => typeof step === 'string');
  if (isTable) return `[${keys.join('.')}]`;
  const table = keys.slice(0, -1);
  const header = table.length === 0 ? '' : `[${table.join('.')}]`;
  const own = key(path.slice(table.length));
  return `${header}${header === '' || own === '' ? '' : ' '}${own}`;
}

/** The value at `path`; undefined where there is none. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const step of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined;
  }
  return value;
}

function key(path: readonly PropertyKey[]): string {
  const element = path.find((step) => typeof step === 'number');
  const suffix = element === undefined ? '' : `, element ${Number(element) + 1},`;
  return `${path.filter((step) => typeof step === 'string').join('.')}${suffix}`;
}
