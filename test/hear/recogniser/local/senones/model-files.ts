/** A file of means or variances as CMU Sphinx writes it, of one codebook, two streams of 3 dimensions and two densities. */
export function gaussiansFile(values: readonly number[], lengths: readonly number[] = [3, 3]): Buffer {
  const counts = Int32Array.of(0x11223344, 1, lengths.length, 2, ...lengths, values.length);
  const header = Buffer.from('s3\nversion 1.0\nchksum0 yes\n endhdr\n');
  return Buffer.concat([header, bytesOf(counts), bytesOf(Float32Array.from(values)), Buffer.alloc(4)]);
}

/** A `sendump` with so many columns. */
export function weightsFile(
  texts: readonly string[],
  rows: number,
  columns: number,
  values: readonly number[],
): Buffer {
  const strings = texts.flatMap((text) => [bytesOf(Int32Array.of(text.length + 1)), Buffer.from(`${text}\0`)]);
  return Buffer.concat([...strings, bytesOf(Int32Array.of(0, rows, columns)), Buffer.from(values)]);
}

/** Another `senones`, `states` or `phone` makes it wrong. A binary `mdef`: the phonemes A and SIL with two states each, and an A between two A with states of its own. */
export function definitionFile({ states = 2, senones = 6, phones: plain = 2, phone = 0 } = {}): Buffer {
  const format = Buffer.from('what follows\0\0\0\0');
  const counts = Int32Array.of(plain, 3, states, 4, senones, 2, 3, 3, 1, 1);
  const phones = [
    [0, 0, 0, 0, 0, 0],
    [1, 1, 0, 0, 0, 0],
    [2, 0, 1, phone, 0, 0],
  ].map(([sequence = 0, matrix = 0, ...attributes]) =>
    Buffer.concat([bytesOf(Int32Array.of(sequence, matrix)), Buffer.from(attributes)]),
  );
  return Buffer.concat([
    Buffer.from('BMDF'),
    bytesOf(Int32Array.of(1, format.length)),
    format,
    bytesOf(counts),
    Buffer.from('A\0SIL\0\0\0'),
    Buffer.alloc(8),
    ...phones,
    bytesOf(Int32Array.of(6)),
    bytesOf(Uint16Array.of(0, 1, 2, 3, 4, 5)),
  ]);
}

function bytesOf(numbers: Int32Array | Float32Array | Uint16Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
