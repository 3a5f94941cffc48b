import { readFileSync } from 'node:fs';

/** What a system says of itself: its own name, then the systems that it is made from. */
export interface OsRelease {
  /** ID and then the words of ID_LIKE, lower case: `['ubuntu', 'debian']`. Empty where there is no such file. */
  readonly ids: readonly string[];
  /** For people: "Debian GNU/Linux 12 (bookworm)". */
  readonly prettyName: string;
}

/** Reads a file in the format of https://www.freedesktop.org/software/systemd/man/os-release.html. Never throws. */
export function readOsRelease(path = '/etc/os-release'): OsRelease {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // No such file: a system that says nothing of itself.
  }
  const fields = new Map(
    [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, unquoted(value.trim())]),
  );
  return {
    ids: [fields.get('ID') ?? '', ...(fields.get('ID_LIKE') ?? '').split(/\s+/)]
      .map((id) => id.toLowerCase())
      .filter((id) => id !== ''),
    prettyName: fields.get('PRETTY_NAME') ?? 'this system',
  };
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, '$2').replace(/\\(.)/g, '$1');
}
