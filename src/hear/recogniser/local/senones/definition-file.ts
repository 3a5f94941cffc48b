/** Which senones there are. */
export interface Definition {
  /** Phonemes without their context; the numbers of phonemes count in this list. */
  readonly phones: readonly string[];
  readonly senones: number;
  /** The phoneme of each senone. */
  readonly phoneOf: Uint16Array;
}

/** Bytes of a node of the tree of contexts, and of a phoneme in its context. */
const NODE = 8;
const PHONE = 12;

const UNKNOWN = 0xffff;

/**
 * The binary file `mdef` of an acoustic model of CMU Sphinx (bin_mdef.c says what is in it). Undefined when it is anything else,
 * or when its phonemes have different numbers of states.
 */
export function parseDefinition(file: Buffer): Definition | undefined {
  if (file.toString('latin1', 0, 4) !== 'BMDF' || file.length < 12) return undefined;
  const counts = 12 + file.readInt32LE(8);
  if (counts < 12 || counts + 40 > file.length) return undefined;
  const count = (index: number) => file.readInt32LE(counts + 4 * index);
  const [plain, inContext, states, senones] = [count(0), count(1), count(2), count(4)];
  const [sequences, nodes] = [count(6), count(8)];
  const [most, least] = [
    Math.max(plain, inContext, states, senones, sequences, nodes),
    Math.min(plain, states, senones),
  ];
  if (most > file.length || senones > UNKNOWN || least < 1) return undefined;
  const names = counts + 40;
  let at = names;
  const phones: string[] = [];
  for (let phone = 0; phone < plain; phone += 1) {
    const end = file.indexOf(0, at);
    if (end === -1) return undefined;
    phones.push(file.toString('latin1', at, end));
    at = end + 1;
  }
  const entries = names + Math.ceil((at - names) / 4) * 4 + nodes * NODE;
  const table = entries + inContext * PHONE + 4;
  const end = table + 2 * sequences * states;
  if (end > file.length) return undefined;
  // A phoneme's number of its senones' sequence, which is the same for many; its last four bytes begin with where in a word it is.
  const entry = new Int32Array(copyOf(file, entries, entries + inContext * PHONE));
  const attributes = new Uint8Array(entry.buffer);
  const phoneOfSequence = new Uint16Array(sequences);
  for (let index = 0; index < inContext; index += 1) {
    const phone = index < plain ? index : (attributes[index * PHONE + 9] ?? 0);
    phoneOfSequence[entry[(index * PHONE) / 4] ?? 0] = phone;
  }
  const senoneOf = new Uint16Array(copyOf(file, table, end));
  const phoneOf = new Uint16Array(senones).fill(UNKNOWN);
  for (let index = 0; index < senoneOf.length; index += 1) {
    phoneOf[senoneOf[index] ?? 0] = phoneOfSequence[Math.floor(index / states)] ?? 0;
  }
  return phoneOf.some((phone) => phone >= plain) ? undefined : { phones, senones, phoneOf };
}

/** At an address of its own, as numbers of several bytes need it. */
function copyOf(file: Buffer, from: number, to: number): ArrayBuffer {
  return new Uint8Array(file.subarray(from, to)).buffer;
}
