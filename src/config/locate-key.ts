/**
 * The line (from 1) of the TOML document `text` in which the value at `path` is written, or the nearest table around
 * it; undefined when nothing of the path is there. The parser gives no places, so the lines are read once more, only for
 * their keys.
 */
export function locateKey(text: string, path: readonly string[]): number | undefined {
  const found: { readonly depth: number; readonly line: number } | undefined = keysByLine(text)
    .map(({ keys, line }) => ({ depth: commonDepth(keys, path), line }))
    .filter(({ depth }) => depth > 0)
    .reduce<{ depth: number; line: number } | undefined>(
      (best, next) => (best === undefined || next.depth > best.depth ? next : best),
      undefined,
    );
  return found?.line;
}

/** How many keys the two begin with in common. */
function commonDepth(keys: readonly string[], path: readonly string[]): number {
  const different = keys.findIndex((key, at) => key !== path[at]);
  return different === -1 ? keys.length : different;
}

/** Every line that holds a table's header or a key, with the whole path of what it begins. */
function keysByLine(text: string): { readonly keys: readonly string[]; readonly line: number }[] {
  const places: { keys: readonly string[]; line: number }[] = [];
  let table: readonly string[] = [];
  let inside: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const key = inside === undefined ? /^\s*(?!\[)(.+?)\s*=/.exec(line)?.[1] : undefined;
    const header = inside === undefined ? /^\s*\[\[?([^\]]+)\]\]?\s*(?:#.*)?$/.exec(line)?.[1] : undefined;
    if (header !== undefined) table = splitKeys(header);
    if (header !== undefined) places.push({ keys: table, line: index + 1 });
    else if (key !== undefined) places.push({ keys: [...table, ...splitKeys(key)], line: index + 1 });
    inside = openString(line, inside);
  }
  return places;
}

/** The delimiter of the multi-line string that is open after `line`. */
function openString(line: string, before: string | undefined): string | undefined {
  let open = before;
  for (const [mark] of line.matchAll(/"""|'''/g)) {
    if (open === undefined) open = mark;
    else if (open === mark) open = undefined;
  }
  return open;
}

function splitKeys(dotted: string): string[] {
  return Array.from(
    dotted.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)/g),
    (key) => key[1] ?? key[2] ?? key[3] ?? '',
  );
}
