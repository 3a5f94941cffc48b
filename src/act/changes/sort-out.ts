import { KEPT } from './limits.ts';
import type { Found } from './survey.ts';

export interface KeptApart {
  /** Names whose bytes are kept, or which are gone. */
  readonly kept: readonly string[];
  /** Names and identities of files that are too large, too many, or not readable. */
  readonly unkept: [string, string][];
}

/** Decides of which files a snapshot keeps the bytes. */
export function sortOut(files: ReadonlyMap<string, Found>): KeptApart {
  const kept: string[] = [];
  /** What was a file leaves the index first: git refuses it once files in the new folder are there. */
  const folders: string[] = [];
  const unkept: [string, string][] = [];
  let [count, bytes] = [0, 0];
  for (const [name, found] of files) {
    switch (found.type) {
      case 'nothing':
      case 'link':
        kept.push(name);
        break;
      case 'folder':
        folders.push(name);
        break;
      case 'repository':
        if (found.head !== undefined) kept.push(name.slice(0, -1));
        break;
      case 'beyondLink':
        break;
      case 'file':
        if (isToBeKept(found, count, bytes)) {
          kept.push(name);
          count++;
          bytes += found.size;
        } else {
          unkept.push([name, found.identity]);
        }
    }
  }
  return { kept: [...folders, ...kept], unkept };
}

function isToBeKept(file: Extract<Found, { type: 'file' }>, files: number, bytes: number): boolean {
  return file.readable && file.size <= KEPT.bytesOfOne && files < KEPT.files && bytes + file.size <= KEPT.bytesOfAll;
}
