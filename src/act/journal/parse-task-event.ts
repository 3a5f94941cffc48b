import { z } from 'zod';
import type { TaskEvent } from '../../core/journal.ts';
import { maybe, taskFacts } from './task-facts-schema.ts';

/**
 * One line of the journal; undefined for a torn line and for an event that this program does not know. JSON leaves out
 * what is undefined, so every such field is put back.
 */
export function parseTaskEvent(line: string): TaskEvent | undefined {
  try {
    return taskEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

const about = { v: z.literal(1), at: z.number() };
const id = z.int().positive();

const taskEvent = z.discriminatedUnion('type', [
  z
    .object({
      ...about,
      type: z.literal('created'),
      task: taskFacts,
      marker: z.string(),
      bootId: maybe(z.string()),
      logLimit: maybe(z.number()),
      projectKey: maybe(z.string()),
    })
    .transform((event) => ({
      ...event,
      bootId: event.bootId,
      logLimit: event.logLimit,
      projectKey: event.projectKey,
    })),
  z
    .object({
      ...about,
      type: z.literal('started'),
      id,
      process: maybe(z.object({ pid: z.int().positive(), startTime: z.number(), bootId: z.string() })),
      cgroup: maybe(z.string()),
    })
    .transform((event) => ({ ...event, process: event.process, cgroup: event.cgroup })),
  z.object({ ...about, type: z.literal('ended'), task: taskFacts }),
  z.object({ ...about, type: z.literal('renamed'), id, name: z.string() }),
  z.object({ ...about, type: z.literal('removed'), id }),
  z.object({ ...about, type: z.literal('compacted'), lastId: z.int().nonnegative() }),
]);
