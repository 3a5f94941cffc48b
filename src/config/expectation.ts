import type * as z from 'zod';

/** A node of the schema in the form that can be walked and asked for defaults and descriptions. */
export type SchemaNode = z.core.JSONSchema.BaseSchema;

/** The node for the value at `path`, or undefined where the schema knows no such key. */
export function nodeAt(root: SchemaNode, path: readonly PropertyKey[]): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const key of path) node = node === undefined ? undefined : child(node, key);
  return node;
}

/** The keys that a table there may have, where they are fixed. */
export function keysOf(node: SchemaNode | undefined): readonly string[] {
  return [node, ...(node?.anyOf ?? [])].flatMap((option) => Object.keys(option?.properties ?? {}));
}

/** What the schema wants there, so that it fits after "must be". */
export function expectation(node: SchemaNode): string {
  const { enum: values, anyOf } = node;
  if (values !== undefined) return `one of: ${values.join(', ')}`;
  const last = anyOf?.at(-1);
  if (last !== undefined) return expectation(last);
  switch (node.type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number ${node['unit'] === undefined ? '' : `of ${node['unit']} `}from ${node.minimum} to ${node.maximum}`;
    case 'number':
      return `a number from ${node.minimum} to ${node.maximum}`;
    case 'array':
      return `a list ${node.minItems === 1 ? 'that is not empty ' : ''}${of(node.items)}`;
    case 'object':
      return 'a table';
    default:
      return node.format === 'uri' ? 'a URL that begins with http:// or https://' : 'a text that is not empty';
  }
}

function of(items: SchemaNode['items']): string {
  if (!isNode(items) || items.anyOf !== undefined) return 'of values';
  return items.enum === undefined ? 'of texts' : `of: ${items.enum.join(', ')}`;
}

function child(node: SchemaNode, key: PropertyKey): SchemaNode | undefined {
  const candidates = [node.properties?.[String(key)], node.additionalProperties, node.items];
  const found = candidates.find(isNode);
  return found ?? node.anyOf?.map((option) => child(option, key)).find(isNode);
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
