import { stringify } from 'smol-toml';
import { keysOf, nodeAt, type SchemaNode } from './expectation.ts';
import { assignment } from './inline-toml.ts';
import { schemaTree } from './problem.ts';
import type { ConfigFile } from './schema.ts';

/**
 * A whole config file that means what `content` means, defaults written out. With `describe` every table and key has
 * its description above it: the documentation of the config.
 */
export function showConfig(content: ConfigFile, describe: boolean): string {
  return `${table([], content, schemaTree(), describe).join('\n').trim()}\n`;
}

type Table = Readonly<Record<string, unknown>>;

function table(
  path: readonly string[],
  content: Table,
  node: SchemaNode | undefined,
  describe: boolean,
  ofArray = false,
): string[] {
  const entries = Object.entries(content).map(([key, value]) => ({ key, value, child: childOf(node, key) }));
  const values = entries.filter(({ value, child }) => !isTable(value) && !holdsTables(child));
  const tables = entries.filter(({ value, child }) => isTable(value) || holdsTables(child));
  const hasHeader = path.length > 0 && (values.length > 0 || tables.length === 0);
  const lines = hasHeader ? ['', ...comment(node, describe), header(path, ofArray)] : [];
  for (const { key, value, child } of values) {
    lines.push(...comment(child, describe), assignment(key, value));
  }
  if (describe && path.length > 0) lines.push(...leftOut(content, node));
  for (const { key, value, child } of tables) {
    if (Array.isArray(value)) lines.push(...tablesOf([...path, key], value, child, describe));
    else if (isTable(value)) lines.push(...table([...path, key], value, child, describe));
  }
  return lines;
}

/** Each table under its own header. Of none only the documentation: an empty list would forbid to add one below. */
function tablesOf(
  path: readonly string[],
  all: readonly unknown[],
  node: SchemaNode | undefined,
  describe: boolean,
): string[] {
  const element = elementOf(node);
  if (all.length > 0) return all.filter(isTable).flatMap((one) => table(path, one, element, describe, true));
  const [example] = element?.examples ?? [];
  if (!describe || !isTable(example)) return [];
  const shown = table(path, example, element, true, true).filter((line) => line !== '');
  return ['', ...comment(node, true), ...shown.map((line) => (line.startsWith('#') ? line : `# ${line}`))];
}

/** The keys that have no default and are not there, as comments with an example. */
function leftOut(content: Table, node: SchemaNode | undefined): string[] {
  return keysOf(node).flatMap((key) => {
    const child = childOf(node, key);
    const [example] = child?.examples ?? [];
    if (content[key] !== undefined || example === undefined) return [];
    return [...comment(child, true), `# ${assignment(key, example)}`];
  });
}

function comment(node: SchemaNode | undefined, describe: boolean): string[] {
  if (!describe || node?.description === undefined) return [];
  const values =
    node.enum ?? (typeof node.items === 'object' && !Array.isArray(node.items) ? node.items.enum : undefined);
  return [`# ${node.description}${values === undefined ? '' : ` (${values.join(', ')})`}`];
}

/** "[agents.my agent]" or "[[commands]]", with what must be quoted quoted, by the same writer as everything else. */
function header(path: readonly string[], ofArray: boolean): string {
  const nested = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), ofArray ? [{}] : {});
  return stringify(nested).trim().split('\n').at(-1) ?? '';
}

/** Whether it is a list of tables, each with a header of its own. */
function holdsTables(node: SchemaNode | undefined): boolean {
  return node?.type === 'array' && elementOf(node)?.type === 'object';
}

function elementOf(node: SchemaNode | undefined): SchemaNode | undefined {
  return node === undefined ? undefined : nodeAt(node, [0]);
}

function childOf(node: SchemaNode | undefined, key: string): SchemaNode | undefined {
  return node === undefined ? undefined : nodeAt(node, [key]);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
