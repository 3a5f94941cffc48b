import type { Measured } from '../measured.ts';

/**
 * Measures a manager, or what it is compared with, in this process. `folder` is empty and its own. `begin` is to be
 * called when the preparations are over and memory counts.
 */
export type Scenario = (folder: string, args: readonly string[], begin: () => void) => Promise<Measured>;
