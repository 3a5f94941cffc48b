import type { Buses } from '../../src/core/bus.ts';
import { WilcoError } from '../../src/core/error.ts';

const none = () =>
  Promise.reject(new WilcoError({ code: 'bus_unavailable', message: 'There is no bus.', hint: 'Start one.' }));

/** A machine without D-Bus. */
export const noBuses: Buses = { session: none, system: none };
