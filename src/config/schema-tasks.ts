import * as z from 'zod';
import { milliseconds } from './schema-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How tasks run. Where 0 means "none" the description says so. */
export const tasks = z
  .strictObject({
    at_once: z
      .int()
      .min(0)
      .max(500)
      .default(0)
      .describe('How many agents may run at once; others wait their turn. 0: as many as memory and cores allow.'),
    grace_after_result: milliseconds(0, 60 * MINUTE, 10_000).describe(
      'How long an agent that gave its result may take to end, in milliseconds; 60 times that, while it waits for what it runs in its background.',
    ),
    cancel_grace: milliseconds(0, MINUTE, 5_000).describe(
      'How long a cancelled agent may take to end before it is killed, in milliseconds.',
    ),
    stalled_after: milliseconds(0, 7 * DAY, 15 * MINUTE).describe(
      'How long an agent may neither print nor work until you are told, in milliseconds. 0: for ever.',
    ),
    end_stalled: z.boolean().default(false).describe('Whether such an agent is also stopped.'),
    time_limit: milliseconds(0, 14 * DAY, 8 * 60 * MINUTE).describe(
      'How long a task may run until it is stopped, in milliseconds. 0: for ever.',
    ),
    max_turns: z
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .describe('How often an agent may go back to its model; only for agents that can be told so. 0: no limit.'),
    max_cost: z
      .number()
      .min(0)
      .max(100_000)
      .default(0)
      .describe('What a task may cost in US dollars; only for agents that can be told so. 0: no limit.'),
    leftovers: z
      .enum(['stop', 'keep'])
      .default('stop')
      .describe('What becomes of processes that an agent leaves running when it ends.'),
    containment: z
      .enum(['auto', 'subreaper', 'namespace'])
      .default('auto')
      .describe(
        'How processes of a task are kept together: auto adds a control group where systemd gives one, namespace a PID namespace, in which git over ssh and sudo do not work.',
      ),
    log_limit: z
      .int()
      .min(0)
      .max(1024 * 1024)
      .default(256)
      .describe("How much of a task's output is kept, its beginning and its end, in MiB. 0: all."),
    keep_days: z
      .int()
      .min(0)
      .max(36_500)
      .default(30)
      .describe('How many days an ended task and its output are known. 0: for ever.'),
  })
  .superRefine(({ stalled_after, end_stalled }, context) => {
    if (!end_stalled || stalled_after > 0) return;
    const message = 'must be false while stalled_after is 0, for then no agent counts as stalled';
    context.addIssue({ code: 'custom', path: ['end_stalled'], message });
  })
  .prefault({})
  .describe('How tasks run.');
