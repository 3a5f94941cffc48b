import { z } from 'zod';

/** What a scenario measured, by name. */
export type Measured = Readonly<Record<string, readonly number[]>>;

/** What a scenario's process tells the bench: that its preparations are over, or what it measured. */
export const message = z.union([
  z.object({ type: z.literal('began') }),
  z.object({ type: z.literal('measured'), measured: z.record(z.string(), z.array(z.number())) }),
]);

/** Throws where the scenario measured nothing of that name. */
export function allOf(measured: Measured, name: string): readonly number[] {
  const values = measured[name];
  if (values === undefined || values.length === 0) throw new Error(`Nothing was measured of "${name}".`);
  return values;
}

/** The one value of that name. */
export function oneOf(measured: Measured, name: string): number {
  const [first, ...others] = allOf(measured, name);
  if (first === undefined || others.length > 0) throw new Error(`There is not one value of "${name}".`);
  return first;
}
