import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION = 1;

/** How long the event loop lets a timer of 1 ms wait, in ms; that one is included: an idle loop has a little more. */
export interface Lag {
  /** The share of 99 % of the timers. One that waits very long is still only one: see `most`. */
  readonly p99: number;
  readonly most: number;
}

/** Watches the event loop from now on; the function given ends that. */
export function watchLag(): () => Lag {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  return () => {
    histogram.disable();
    return { p99: histogram.percentile(99) / 1e6, most: histogram.max / 1e6 };
  };
}
