import { stringify } from 'smol-toml';

/** `key = value` on one line, whatever the value holds: the library writes a list of tables under headers of its own. */
export function assignment(key: string, value: unknown): string {
  const [name = ''] = stringify({ [key]: 0 }).split(' = 0');
  return `${name} = ${inline(value)}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(inline).join(', ')} ]`;
  if (typeof value !== 'object' || value === null) return stringify({ v: value }).trimEnd().slice('v = '.length);
  const pairs = Object.entries(value).map(([key, inner]) => assignment(key, inner));
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}
