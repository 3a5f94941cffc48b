import { readFileSync } from 'node:fs';

/** Reads a fixture by its path from here. */
export function fixture<Type>(name: string): Type {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** The farthest that a number lies from the one at its place; the lists must be of one length. */
export function farthest(numbers: Iterable<number>, wanted: readonly number[]): number {
  const all = [...numbers];
  if (all.length !== wanted.length) throw new Error(`${all.length} numbers instead of ${wanted.length}`);
  return Math.max(0, ...all.map((number, at) => Math.abs(number - (wanted[at] ?? Number.NaN))));
}
