/** How much each density counts for each senone. */
export interface MixtureWeights {
  readonly streams: number;
  readonly densities: number;
  /** From one row to the next: the number of senones, or a little more. */
  readonly stride: number;
  /** Stream after stream, in it density after density, in it the senones: negative logarithms in `SCORE_UNIT`s. */
  readonly values: Uint8Array;
}

/** Of a score, natural: the library's logarithms are of base 1.0001 and lose their lowest 10 bits (ptm_mgau.c). */
export const SCORE_UNIT = Math.log(1.0001) * 1024;

/**
 * The file `sendump` of an acoustic model of CMU Sphinx: texts, each behind its length, up to one of length 0; rows and
 * columns; a byte for each weight. Undefined when it is anything else: the form with 4 bits too.
 */
export function parseWeights(file: Buffer): MixtureWeights | undefined {
  const facts = new Map<string, number>();
  let at = 0;
  for (;;) {
    if (at + 4 > file.length) return undefined;
    const length = file.readInt32LE(at);
    at += 4;
    if (length === 0) break;
    if (length < 0 || length > 999 || at + length > file.length) return undefined;
    const [name = '', value = ''] = file.toString('latin1', at, at + length - 1).split(' ');
    facts.set(name, Number(value));
    at += length;
  }
  if ((facts.get('cluster_count') ?? 0) !== 0 || at + 8 > file.length) return undefined;
  const streams = facts.get('feature_count') ?? 1;
  const [densities, stride] = [file.readInt32LE(at), file.readInt32LE(at + 4)];
  const values = file.subarray(at + 8, at + 8 + streams * densities * stride);
  if (!(densities > 0 && stride > 0 && values.length === streams * densities * stride)) return undefined;
  return { streams, densities, stride, values };
}
