/**
 * The arithmetic of the local recogniser that runs a hundred times a second, in AssemblyScript: four numbers at a time.
 * All addresses are bytes of the imported memory and multiples of 16; numbers are 32-bit floats where nothing else is said.
 */

/** Densities that count of each mixture. */
const BEST: i32 = 4;

/** Heard at once. */
const FRAMES: usize = 4;

/**
 * A layer of a neural network: `output[row] = bias[row] + weights[row] · input`. Rows of weights and the input are
 * filled up with zeros to `columns`, a multiple of 4.
 */
export function affine(weights: usize, bias: usize, input: usize, output: usize, rows: i32, columns: i32): void {
  const stride: usize = <usize>columns << 2;
  let row: i32 = 0;
  for (; row + 3 < rows; row += 4) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    for (let at: usize = 0; at < stride; at += 16) {
      const numbers = v128.load(input + at);
      const from = weights + at;
      a = f32x4.relaxed_madd(v128.load(from), numbers, a);
      b = f32x4.relaxed_madd(v128.load(from + stride), numbers, b);
      c = f32x4.relaxed_madd(v128.load(from + 2 * stride), numbers, c);
      d = f32x4.relaxed_madd(v128.load(from + 3 * stride), numbers, d);
    }
    // Transposed, so that one addition sums up all four.
    const lowAB = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const highAB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const lowCD = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const highCD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    const first = v128.shuffle<f32>(lowAB, lowCD, 0, 1, 4, 5);
    const second = v128.shuffle<f32>(lowAB, lowCD, 2, 3, 6, 7);
    const third = v128.shuffle<f32>(highAB, highCD, 0, 1, 4, 5);
    const fourth = v128.shuffle<f32>(highAB, highCD, 2, 3, 6, 7);
    const sums = f32x4.add(f32x4.add(first, second), f32x4.add(third, fourth));
    v128.store(output + (<usize>row << 2), f32x4.add(sums, v128.load(bias + (<usize>row << 2))));
    weights += 4 * stride;
  }
  for (; row < rows; row += 1) {
    let a = f32x4.splat(0);
    for (let at: usize = 0; at < stride; at += 16) a = f32x4.relaxed_madd(v128.load(weights + at), v128.load(input + at), a);
    const sum =
      f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3);
    store<f32>(output + (<usize>row << 2), sum + load<f32>(bias + (<usize>row << 2)));
    weights += stride;
  }
}

/**
 * The best four densities of each mixture in each of four frames. A mixture's densities lie in groups of four: their
 * constants, then for each dimension 1/(σ√2) and μ/(σ√2) of each. Mixture after mixture hears another stream of
 * `dimensions` features, after the last one the first again; those of the four frames lie side by side. Into `indices` (32-bit
 * integers) and `logs` go four numbers for each mixture, the best first, frame after frame. The densities of the last
 * frame, which are in `indices` from the call before, are likely to be good again.
 */
export function bestDensities(
  tables: usize,
  mixtures: i32,
  densities: i32,
  features: usize,
  streams: i32,
  dimensions: i32,
  indices: usize,
  logs: usize,
): void {
  const length = <usize>dimensions << 4;
  const toNext = <usize>mixtures << 4;
  const none = f32x4.splat(-f32.MAX_VALUE);
  let stream: i32 = 0;
  for (let mixture: i32 = 0; mixture < mixtures; mixture += 1) {
    const heard = features + <usize>stream * length;
    stream = stream + 1 == streams ? 0 : stream + 1;
    const bound = reached(tables, dimensions, heard, indices + 3 * toNext);
    for (let frame: usize = 0; frame < FRAMES; frame += 1) v128.store(logs + frame * toNext, none);
    let worstA = f32x4.splat(f32x4.extract_lane(bound, 0));
    let worstB = f32x4.splat(f32x4.extract_lane(bound, 1));
    let worstC = f32x4.splat(f32x4.extract_lane(bound, 2));
    let worstD = f32x4.splat(f32x4.extract_lane(bound, 3));
    for (let group: i32 = 0; group < densities; group += 4) {
      let a = v128.load(tables);
      let b = a;
      let c = a;
      let d = a;
      tables += 16;
      for (let at = heard; at < heard + length; at += 16) {
        const slope = v128.load(tables);
        const middle = v128.load(tables, 16);
        tables += 32;
        const toA = f32x4.relaxed_nmadd(v128.load_splat<f32>(at), slope, middle);
        const toB = f32x4.relaxed_nmadd(v128.load_splat<f32>(at, 4), slope, middle);
        const toC = f32x4.relaxed_nmadd(v128.load_splat<f32>(at, 8), slope, middle);
        const toD = f32x4.relaxed_nmadd(v128.load_splat<f32>(at, 12), slope, middle);
        a = f32x4.relaxed_nmadd(toA, toA, a);
        b = f32x4.relaxed_nmadd(toB, toB, b);
        c = f32x4.relaxed_nmadd(toC, toC, c);
        d = f32x4.relaxed_nmadd(toD, toD, d);
      }
      worstA = ranked(a, worstA, group, indices, logs);
      worstB = ranked(b, worstB, group, indices + toNext, logs + toNext);
      worstC = ranked(c, worstC, group, indices + 2 * toNext, logs + 2 * toNext);
      worstD = ranked(d, worstD, group, indices + 3 * toNext, logs + 3 * toNext);
    }
    indices += 16;
    logs += 16;
  }
}

/** What four densities come to at least, for each of four frames; a little less, since roundings may differ. */
@inline
function reached(table: usize, dimensions: i32, heard: usize, indices: usize): v128 {
  let least = f32x4.splat(f32.MAX_VALUE);
  for (let rank: usize = 0; rank < 4 * BEST; rank += 4) {
    const index = load<i32>(indices + rank);
    const lane = table + <usize>(index >> 2) * (<usize>(4 + 8 * dimensions) << 2) + (<usize>(index & 3) << 2);
    let log = v128.load_splat<f32>(lane);
    for (let dimension: usize = 0; dimension < <usize>dimensions; dimension += 1) {
      const from = lane + (dimension << 5);
      const slope = v128.load_splat<f32>(from, 16);
      const distance = f32x4.relaxed_nmadd(v128.load(heard + (dimension << 4)), slope, v128.load_splat<f32>(from, 32));
      log = f32x4.relaxed_nmadd(distance, distance, log);
    }
    least = f32x4.min(least, log);
  }
  return f32x4.sub(least, f32x4.splat(0.001));
}

/** Ranks four densities among the best; what the next ones must be better than. */
@inline
function ranked(sums: v128, worst: v128, group: i32, indices: usize, logs: usize): v128 {
  const better = i32x4.bitmask(f32x4.gt(sums, worst));
  if (better == 0) return worst;
  if (better & 1) insert(indices, logs, group, f32x4.extract_lane(sums, 0));
  if (better & 2) insert(indices, logs, group + 1, f32x4.extract_lane(sums, 1));
  if (better & 4) insert(indices, logs, group + 2, f32x4.extract_lane(sums, 2));
  if (better & 8) insert(indices, logs, group + 3, f32x4.extract_lane(sums, 3));
  return f32x4.max(worst, v128.load_splat<f32>(logs, 12));
}

/** Instead of the last of the four, if it is better. */
function insert(indices: usize, logs: usize, index: i32, log: f32): void {
  if (log <= load<f32>(logs, 12)) return;
  let place: i32 = BEST - 1;
  for (; place > 0 && load<f32>(logs + (<usize>(place - 1) << 2)) < log; place -= 1) {
    const before = <usize>(place - 1) << 2;
    store<f32>(logs + before, load<f32>(logs + before), 4);
    store<i32>(indices + before, load<i32>(indices + before), 4);
  }
  store<f32>(logs + (<usize>place << 2), log);
  store<i32>(indices + (<usize>place << 2), index);
}

/**
 * For each senone of one codebook, whose three streams have the rows of weights at `rows` (twelve addresses, stream after
 * stream, the best density first) and the likelihoods of these densities at `likelihoods`: the cost
 * `-scale · log2(product over the streams of the sum of weight · likelihood) + extra`. Returns the least of them. `count` is a multiple of 4.
 */
export function senoneCosts(rows: usize, likelihoods: usize, count: i32, scale: f32, extra: f32, costs: usize): f32 {
  const factor = f32x4.splat(-scale);
  const offset = f32x4.splat(extra);
  let least = f32x4.splat(f32.MAX_VALUE);
  const a0 = v128.load_splat<f32>(likelihoods);
  const a1 = v128.load_splat<f32>(likelihoods, 4);
  const a2 = v128.load_splat<f32>(likelihoods, 8);
  const a3 = v128.load_splat<f32>(likelihoods, 12);
  const b0 = v128.load_splat<f32>(likelihoods, 16);
  const b1 = v128.load_splat<f32>(likelihoods, 20);
  const b2 = v128.load_splat<f32>(likelihoods, 24);
  const b3 = v128.load_splat<f32>(likelihoods, 28);
  const c0 = v128.load_splat<f32>(likelihoods, 32);
  const c1 = v128.load_splat<f32>(likelihoods, 36);
  const c2 = v128.load_splat<f32>(likelihoods, 40);
  const c3 = v128.load_splat<f32>(likelihoods, 44);
  const p0 = <usize>load<u32>(rows);
  const p1 = <usize>load<u32>(rows, 4);
  const p2 = <usize>load<u32>(rows, 8);
  const p3 = <usize>load<u32>(rows, 12);
  const q0 = <usize>load<u32>(rows, 16);
  const q1 = <usize>load<u32>(rows, 20);
  const q2 = <usize>load<u32>(rows, 24);
  const q3 = <usize>load<u32>(rows, 28);
  const r0 = <usize>load<u32>(rows, 32);
  const r1 = <usize>load<u32>(rows, 36);
  const r2 = <usize>load<u32>(rows, 40);
  const r3 = <usize>load<u32>(rows, 44);
  for (let at: usize = 0; at < <usize>count << 2; at += 16) {
    const a = f32x4.relaxed_madd(a0, v128.load(p0 + at),
      f32x4.relaxed_madd(a1, v128.load(p1 + at),
      f32x4.relaxed_madd(a2, v128.load(p2 + at), f32x4.mul(a3, v128.load(p3 + at)))));
    const b = f32x4.relaxed_madd(b0, v128.load(q0 + at),
      f32x4.relaxed_madd(b1, v128.load(q1 + at),
      f32x4.relaxed_madd(b2, v128.load(q2 + at), f32x4.mul(b3, v128.load(q3 + at)))));
    const c = f32x4.relaxed_madd(c0, v128.load(r0 + at),
      f32x4.relaxed_madd(c1, v128.load(r1 + at),
      f32x4.relaxed_madd(c2, v128.load(r2 + at), f32x4.mul(c3, v128.load(r3 + at)))));
    const cost = f32x4.relaxed_madd(log2(f32x4.mul(f32x4.mul(a, b), c)), factor, offset);
    least = f32x4.min(least, cost);
    v128.store(costs + at, cost);
  }
  const low = min(f32x4.extract_lane(least, 0), f32x4.extract_lane(least, 1));
  return min(low, min(f32x4.extract_lane(least, 2), f32x4.extract_lane(least, 3)));
}

/** Of normal numbers above 0, within 0.0005. */
@inline
function log2(numbers: v128): v128 {
  const exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(numbers, 23), i32x4.splat(127)));
  const mantissa = v128.or(v128.and(numbers, i32x4.splat(0x007fffff)), i32x4.splat(0x3f800000));
  // Least squares of a fourth degree polynomial over one octave, through its ends.
  let sum = f32x4.splat(L4);
  sum = f32x4.relaxed_madd(sum, mantissa, f32x4.splat(L3));
  sum = f32x4.relaxed_madd(sum, mantissa, f32x4.splat(L2));
  sum = f32x4.relaxed_madd(sum, mantissa, f32x4.splat(L1));
  sum = f32x4.relaxed_madd(sum, mantissa, f32x4.splat(L0));
  return f32x4.add(exponent, sum);
}

const L4: f32 = -0.0803073;
const L3: f32 = 0.6382299;
const L2: f32 = -2.1076126;
const L1: f32 = 4.0598379;
const L0: f32 = -2.5101479;

/** Costs above the least of them, whole, as 16-bit integers; their room is of a multiple of 8. */
export function scores(costs: usize, count: i32, least: f32, scores: usize): void {
  const zero = f32x4.splat(least);
  for (let at: usize = 0; at < <usize>count; at += 8) {
    const from = costs + (at << 2);
    const low = i32x4.trunc_sat_f32x4_s(f32x4.sub(v128.load(from), zero));
    const high = i32x4.trunc_sat_f32x4_s(f32x4.sub(v128.load(from, 16), zero));
    v128.store(scores + (at << 1), i16x8.narrow_i32x4_s(low, high));
  }
}
