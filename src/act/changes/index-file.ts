/** What had to be known of a git index before it can be worked with. */
export interface IndexFacts {
  /** Names (one character a byte) of the files in conflict. */
  readonly unmerged: readonly string[];
  /** Whether it marks files as not checked out, or holds whole folders that are not. */
  readonly sparse: boolean;
  readonly sparseFolders: boolean;
  /** The id of the shared index that it is split from. */
  readonly sharedId: string | undefined;
}

/**
 * Reads a git index, and takes away in place every "assume unchanged": with it git would not look at the file at all.
 * Throws for a format that is not known. The format: gitformat-index(5), versions 2 to 4; git does not check the
 * checksum at its end when it reads one.
 */
export function unhideEntries(index: Buffer, hashLength: number): IndexFacts {
  const version = index.readUInt32BE(4);
  if (index.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) throw new Error('Unknown git index.');
  const facts = { unmerged: new Set<string>(), sparse: false, sparseFolders: false };
  let name = '';
  let at = HEADER;
  for (let left = index.readUInt32BE(8); left > 0; left--) {
    const flagsAt = at + STAT + hashLength;
    const flags = index.readUInt16BE(flagsAt);
    if (flags & ASSUME_UNCHANGED) index.writeUInt16BE(flags & ~ASSUME_UNCHANGED, flagsAt);
    if (index.readUInt32BE(at + MODE) >>> 12 === FOLDER) facts.sparseFolders = true;
    if (flags & EXTENDED && index.readUInt16BE(flagsAt + 2) & SKIP_WORK_TREE) facts.sparse = true;
    const nameAt = flagsAt + (flags & EXTENDED ? 4 : 2);
    if (version === 4) {
      const kept = readVarint(index, nameAt);
      const end = index.indexOf(0, kept.end);
      name = name.slice(0, name.length - kept.value) + index.toString('latin1', kept.end, end);
      at = end + 1;
    } else {
      const length = flags & LENGTH;
      const end = length === LENGTH ? index.indexOf(0, nameAt) : nameAt + length;
      if (flags & STAGE) name = index.toString('latin1', nameAt, end);
      at += (end - at + 8) & ~7;
    }
    if (flags & STAGE) facts.unmerged.add(name);
  }
  return { ...facts, unmerged: [...facts.unmerged], sharedId: findSharedId(index, at, hashLength) };
}

const HEADER = 12;
const STAT = 40;
const MODE = 24;
const FOLDER = 0o04;
const ASSUME_UNCHANGED = 0x8000;
const EXTENDED = 0x4000;
const STAGE = 0x3000;
const LENGTH = 0x0fff;
const SKIP_WORK_TREE = 0x4000;

/** Of the extension `link`; an id of zeros means none. */
function findSharedId(index: Buffer, extensionsAt: number, hashLength: number): string | undefined {
  for (let at = extensionsAt; at + 8 <= index.length - hashLength; at += 8 + index.readUInt32BE(at + 4)) {
    if (index.toString('latin1', at, at + 4) !== 'link') continue;
    const id = index.toString('hex', at + 8, at + 8 + hashLength);
    return /^0+$/.test(id) ? undefined : id;
  }
  return undefined;
}

/** "Offset encoding" of gitformat-pack(5). */
function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let at = start;
  let byte = bytes.readUInt8(at++);
  let value = byte & 127;
  while (byte & 128) {
    byte = bytes.readUInt8(at++);
    value = (value + 1) * 128 + (byte & 127);
  }
  return { value, end: at };
}
