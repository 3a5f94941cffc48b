import * as z from 'zod';

/** A span in whole milliseconds. Its mark lets a mistake name the unit. */
export function milliseconds(least: number, most: number, usual: number): z.ZodDefault<z.ZodInt> {
  return z.int().min(least).max(most).default(usual).meta({ unit: 'milliseconds' });
}
