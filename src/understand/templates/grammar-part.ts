/** A part of a grammar: its text, or `impossible` where a list has no values. */
export type Part = string | typeof IMPOSSIBLE;
export const IMPOSSIBLE = Symbol('impossible');

/** The parts one after the other. */
export function inRow(parts: readonly Part[]): Part {
  return parts.includes(IMPOSSIBLE) ? IMPOSSIBLE : parts.filter((part) => part !== '').join(' ');
}

/** One of the parts; an empty one makes the whole optional, impossible ones are left out. */
export function either(parts: readonly Part[]): Part {
  const possible = [...new Set(parts)].filter((part): part is string => part !== IMPOSSIBLE);
  const words = possible.filter((part) => part !== '');
  const [only] = words;
  if (possible.length === 0) return IMPOSSIBLE;
  if (only === undefined) return '';
  const choice = words.length === 1 ? only : `(${words.join(' | ')})`;
  return words.length === possible.length ? choice : `[${choice}]`;
}

/** The part or nothing. */
export function optional(part: Part): Part {
  return part === IMPOSSIBLE || part === '' ? '' : `[${part}]`;
}

/** The parts in every order; more than five only in the order in which they are written, as the grammar would explode. */
export function inAnyOrder(parts: readonly Part[]): Part {
  return parts.includes(IMPOSSIBLE) ? IMPOSSIBLE : either(orders(parts).map(inRow));
}

function orders(parts: readonly Part[]): readonly (readonly Part[])[] {
  if (parts.length <= 1 || parts.length > 5) return [parts];
  return parts.flatMap((part, index) => orders(parts.toSpliced(index, 1)).map((order) => [part, ...order]));
}

/** A name as a grammar's rule can have it. */
export function ruleName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_');
}
