import { stringify } from 'smol-toml';
import { keysOf, nodeAt, type SchemaNode } from './expectation.ts';
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

function table(path: readonly string[], content: Table, node: SchemaNode | undefined, describe: boolean): string[] {
  const entries = Object.entries(content);
  const values = entries.filter(([, value]) => !isTable(value));
  const tables = entries.filter(([, value]) => isTable(value));
  const hasHeader = path.length > 0 && (values.length > 0 || tables.length === 0);
  const lines = hasHeader ? ['', ...comment(node, describe), header(path)] : [];
  for (const [key, value] of values) {
    lines.push(...comment(childOf(node, key), describe), stringify({ [key]: value }).trimEnd());
  }
  if (describe && path.length > 0) lines.push(...leftOut(content, node));
  for (const [key, value] of tables) {
    if (isTable(value)) lines.push(...table([...path, key], value, childOf(node, key), describe));
  }
  return lines;
}

/** The keys that have no default and are not there, as comments with an example. */
function leftOut(content: Table, node: SchemaNode | undefined): string[] {
  return keysOf(node).flatMap((key) => {
    const child = childOf(node, key);
    const [example] = child?.examples ?? [];
    if (content[key] !== undefined || example === undefined) return [];
    return [...comment(child, true), `# ${stringify({ [key]: example }).trimEnd()}`];
  });
}

function comment(node: SchemaNode | undefined, describe: boolean): string[] {
  if (!describe || node?.description === undefined) return [];
  const values =
    node.enum ?? (typeof node.items === 'object' && !Array.isArray(node.items) ? node.items.enum : undefined);
  return [`# ${node.description}${values === undefined ? '' : ` (${values.join(', ')})`}`];
}

/** "[agents.my agent]" with what must be quoted quoted, by the same writer as everything else. */
function header(path: readonly string[]): string {
  const nested = path.reduceRight<Table>((inner, key) => ({ [key]: inner }), {});
  return stringify(nested).trim().split('\n').at(-1) ?? '';
}

function childOf(node: SchemaNode | undefined, key: string): SchemaNode | undefined {
  return node === undefined ? undefined : nodeAt(node, [key]);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
