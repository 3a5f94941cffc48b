/**
 * A whole number from 0 up to, but not, `below` (at most 2³²): the first that `numpy.random.default_rng(seed)` gives for
 * `integers(0, below)`, a SeedSequence and a PCG64 (numpy.org/doc/stable/reference/random). `seed` is below 2³².
 */
export function seededNumber(seed: number, below: number): number {
  const next = wordsOf(seed);
  const range = BigInt(below);
  const threshold = (WORD - range) % range;
  for (;;) {
    const product = BigInt(next()) * range;
    if (product % WORD >= threshold) return Number(product / WORD);
  }
}

const WORD = 2n ** 32n;
const STATE = 2n ** 128n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/** The generator's numbers of 32 bits: the lower half of each of its outputs, then the upper. */
function wordsOf(seed: number): () => number {
  const [a = 0n, b = 0n, c = 0n, d = 0n] = initialState(seed);
  const increment = ((((c << 64n) | d) << 1n) | 1n) % STATE;
  const step = (state: bigint) => (state * MULTIPLIER + increment) % STATE;
  let state = step((step(0n) + ((a << 64n) | b)) % STATE);
  let upper: number | undefined;
  return () => {
    if (upper !== undefined) {
      const word = upper;
      upper = undefined;
      return word;
    }
    state = step(state);
    const folded = BigInt.asUintN(64, (state >> 64n) ^ state);
    const turn = state >> 122n;
    const output = BigInt.asUintN(64, (folded >> turn) | (folded << (64n - turn)));
    upper = Number(output >> 32n);
    return Number(output % WORD);
  };
}

const POOL = 4;

/** numpy's SeedSequence of one word of entropy, as four words of 64 bits. */
function initialState(seed: number): readonly bigint[] {
  let hash = 0x43b0d7e5;
  const hashed = (value: number) => {
    const mixed = value ^ hash;
    hash = Math.imul(hash, 0x931e8875);
    return folded(Math.imul(mixed, hash));
  };
  const pool = Array.from({ length: POOL }, (_, index) => hashed(index === 0 ? seed : 0));
  for (let from = 0; from < POOL; from += 1) {
    for (let to = 0; to < POOL; to += 1) {
      if (from === to) continue;
      const other = Math.imul(0x4973f715, hashed(pool[from] ?? 0));
      pool[to] = folded(Math.imul(0xca01f9dd, pool[to] ?? 0) - other);
    }
  }
  let output = 0x8b51f9dd;
  const words = Array.from({ length: 2 * POOL }, (_, index) => {
    const mixed = (pool[index % POOL] ?? 0) ^ output;
    output = Math.imul(output, 0x58f38ded);
    return BigInt(folded(Math.imul(mixed, output)) >>> 0);
  });
  return Array.from({ length: POOL }, (_, index) => ((words[2 * index + 1] ?? 0n) << 32n) | (words[2 * index] ?? 0n));
}

function folded(value: number): number {
  return (value ^ (value >>> 16)) | 0;
}
