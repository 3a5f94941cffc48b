/** Which senones there are. */
export interface Definition {
  /** Phonemes without their context. */
  readonly phones: number;
  /** Those of the phonemes without context come first, phoneme after phoneme. */
  readonly plainSenones: number;
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
  const [phones, inContext, states, plainSenones, senones] = [count(0), count(1), count(2), count(3), count(4)];
  const [sequences, nodes] = [count(6), count(8)];
  if (states < 1) return undefined;
  let at = counts + 40;
  const names = at;
  for (let phone = 0; phone < phones; phone += 1) at = file.indexOf(0, at) + 1;
  const entries = names + Math.ceil((at - names) / 4) * 4 + nodes * NODE;
  const table = entries + inContext * PHONE + 4;
  if (table + 2 * sequences * states > file.length) return undefined;
  const phoneOf = new Uint16Array(senones).fill(UNKNOWN);
  for (let entry = 0; entry < inContext; entry += 1) {
    const from = entries + entry * PHONE;
    const phone = entry < phones ? entry : file.readUInt8(from + 9);
    const sequence = table + 2 * states * file.readInt32LE(from);
    for (let state = 0; state < states; state += 1) {
      const senone = file.readUInt16LE(sequence + 2 * state);
      if (phoneOf[senone] === UNKNOWN) phoneOf[senone] = phone;
    }
  }
  return phoneOf.includes(UNKNOWN) ? undefined : { phones, plainSenones, senones, phoneOf };
}
