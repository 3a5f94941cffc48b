import type { TakeTimes } from './heard.ts';
import type { Milliseconds } from './time.ts';

/** When each thing happened to one take, for `wilco status --json` and the benchmark. Holds no words. */
export interface TakeRecord {
  readonly times: TakeTimes;
  readonly intentAt: Milliseconds;
  /** What UNDERSTAND decided: an intent's type, or the announcement's. */
  readonly decided: string;
  /** When the agent's process was there; undefined where the take started none. */
  readonly agentStartedAt: Milliseconds | undefined;
}
