import type { Arc, Network } from './word-network.ts';

/**
 * The same sentences with the same weights, but for one factor that all of them share, in fewer states: those that go on
 * alike, or are reached alike, are one (M. Mohri, Minimization Algorithms for Sequential Transducers, 2000; here on a
 * network that may remain ambiguous). A decoder's work per frame grows with the states. Weights stand as early as they
 * can, so that what is unlikely is given up early.
 */
export function smallestNetwork(network: Network): Network {
  const ahead = merged(pushed(network, 'ahead'), 'ahead');
  return pushed(merged(pushed(ahead, 'back'), 'back'), 'ahead');
}

/** `ahead` looks from a state to the end of the sentence, `back` to its beginning. */
type Direction = 'ahead' | 'back';

/** An arc seen from the state that it is listed under. */
interface Step {
  readonly arc: Arc;
  readonly other: number;
}

function stepsOf({ states, arcs }: Network, direction: Direction): readonly (readonly Step[])[] {
  const steps: Step[][] = Array.from({ length: states }, () => []);
  for (const arc of arcs) {
    if (direction === 'ahead') steps[arc.from]?.push({ arc, other: arc.to });
    else steps[arc.to]?.push({ arc, other: arc.from });
  }
  return steps;
}

/** Moves the weights so that the best way from each state to the end (or from the beginning to it) weighs 1. */
function pushed(network: Network, direction: Direction): Network {
  const best = new Float64Array(network.states);
  best[direction === 'ahead' ? network.final : network.start] = 1;
  const order = orderOf(network, direction);
  const steps = stepsOf(network, direction);
  for (let changed = true; changed; ) {
    changed = false;
    for (const state of order) {
      for (const { arc, other } of steps[state] ?? []) {
        const weight = arc.weight * (best[other] ?? 0);
        if (weight <= (best[state] ?? 0) * (1 + 1e-12)) continue;
        best[state] = weight;
        changed = true;
      }
    }
  }
  const factor = ({ from, to }: Arc) =>
    direction === 'ahead' ? (best[to] ?? 0) / (best[from] ?? 0) : (best[from] ?? 0) / (best[to] ?? 0);
  const arcs = network.arcs.map((arc) => ({ ...arc, weight: Math.min(1, arc.weight * factor(arc)) }));
  return { ...network, arcs };
}

/** Every state after those that it leads to, but where a repetition leads back. */
function orderOf(network: Network, direction: Direction): readonly number[] {
  const steps = stepsOf(network, direction);
  const seen = new Set<number>();
  const order: number[] = [];
  const visit = (state: number): void => {
    seen.add(state);
    for (const { other } of steps[state] ?? []) if (!seen.has(other)) visit(other);
    order.push(state);
  };
  visit(direction === 'ahead' ? network.start : network.final);
  return order;
}

/** Makes one of the states whose steps are the same. */
function merged(network: Network, direction: Direction): Network {
  const steps = stepsOf(network, direction);
  const kinds = new Map<string, number>();
  const kindOf = new Int32Array(network.states).fill(-1);
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  for (const state of orderOf(network, direction)) {
    const ends = state === network.start ? 'start' : state === network.final ? 'final' : '';
    const key = (steps[state] ?? []).map(({ arc, other }) => {
      const kind = kindOf[other] ?? -1;
      return numberOf(`${kind === -1 ? `back ${other}` : kind} ${arc.word} ${Math.round(Math.log(arc.weight) * 1e6)}`);
    });
    const whole = ends + [...new Set(key)].sort((a, b) => a - b).join();
    const kind = kinds.get(whole) ?? kinds.size;
    kinds.set(whole, kind);
    kindOf[state] = kind;
  }
  const kind = (state: number) => kindOf[state] ?? -1;
  const arcs = new Map<string, Arc>();
  for (const { from, to, word, weight } of network.arcs) {
    const arc = { from: kind(from), to: kind(to), word, weight };
    const key = `${arc.from} ${arc.to} ${word}`;
    if (word === undefined && arc.from === arc.to) continue;
    if (weight > (arcs.get(key)?.weight ?? 0)) arcs.set(key, arc);
  }
  return { states: kinds.size, start: kind(network.start), final: kind(network.final), arcs: [...arcs.values()] };
}
