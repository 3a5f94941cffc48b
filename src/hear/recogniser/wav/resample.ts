/** Zero crossings of the sinc on each side; 16 keep the ripple below what 16 bits show of speech. */
const HALF_WIDTH = 16;
/** The share of the band that is passed, so that nothing folds back at the edge. */
const PASS = 0.94;
const STEPS_PER_CROSSING = 512;

/** Changes the sample rate by a windowed sinc, low-passed at the lower of both rates. The length scales with the rate. */
export function resample(input: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return input;
  const cutoff = Math.min(1, to / from) * PASS;
  const reach = HALF_WIDTH / cutoff;
  const kernel = sincTable();
  const output = new Float32Array(Math.round((input.length * to) / from));
  for (let index = 0; index < output.length; index += 1) {
    const centre = (index * from) / to;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(input.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = first; at <= last; at += 1) {
      const step = Math.round(Math.abs(centre - at) * cutoff * STEPS_PER_CROSSING);
      sum += (input[at] ?? 0) * (kernel[step] ?? 0);
    }
    output[index] = sum * cutoff;
  }
  return output;
}

/** One half of a Blackman-windowed sinc. */
function sincTable(): Float64Array {
  const table = new Float64Array(HALF_WIDTH * STEPS_PER_CROSSING + 1);
  for (let step = 0; step < table.length; step += 1) {
    const x = step / STEPS_PER_CROSSING;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const turn = Math.PI * (1 + x / HALF_WIDTH);
    table[step] = sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  }
  return table;
}
