/** Numbers for each Gaussian density: its means, or its variances. */
export interface Gaussians {
  readonly codebooks: number;
  readonly streams: number;
  readonly densities: number;
  /** Numbers of a density, the same in each stream. */
  readonly dimensions: number;
  /** Codebook after codebook, in it stream after stream, in it density after density. */
  readonly values: Float32Array;
}

const HEADER_END = 'endhdr\n';
const BYTE_ORDER = 0x11223344;

/**
 * The files `means` and `variances` of an acoustic model of CMU Sphinx: a header of text, a number that tells the order
 * of the bytes, the dimensions, then the numbers. Undefined when it is anything else, or of another order.
 */
export function parseGaussians(file: Buffer): Gaussians | undefined {
  const header = file.indexOf(HEADER_END);
  if (!file.subarray(0, 3).equals(Buffer.from('s3\n')) || header === -1) return undefined;
  const body = file.subarray(header + HEADER_END.length);
  if (body.length < 16 || body.readUInt32LE(0) !== BYTE_ORDER) return undefined;
  const [codebooks, streams, densities] = [body.readInt32LE(4), body.readInt32LE(8), body.readInt32LE(12)];
  if (streams < 1 || streams > 16 || body.length < 20 + 4 * streams) return undefined;
  const lengths = new Set(Array.from({ length: streams }, (_, stream) => body.readInt32LE(16 + 4 * stream)));
  const [dimensions = 0] = lengths;
  const count = body.readInt32LE(16 + 4 * streams);
  const from = 20 + 4 * streams;
  if (lengths.size !== 1 || count !== codebooks * streams * densities * dimensions) return undefined;
  if (count < 1 || body.length < from + 4 * count) return undefined;
  // Copied, since floats must lie at multiples of four bytes.
  const values = new Float32Array(new Uint8Array(body.subarray(from, from + 4 * count)).buffer);
  return { codebooks, streams, densities, dimensions, values };
}
