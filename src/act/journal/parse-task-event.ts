import { z } from 'zod';
import type { TaskEvent } from '../../core/journal.ts';

/**
 * One line of the journal; undefined for a torn line and for an event of a version this program does not know. JSON
 * leaves out what is undefined, so every such field is put back.
 */
export function parseTaskEvent(line: string): TaskEvent | undefined {
  try {
    return taskEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

const maybe = <T extends z.ZodType>(type: T) => type.optional().transform((value) => value ?? undefined);

const task = z
  .object({
    id: z.int().positive(),
    name: z.string(),
    prompt: z.string(),
    projectDir: z.string(),
    agent: z.string(),
    status: z.enum(['pending', 'running', 'completed', 'failed', 'cancelled']),
    createdAt: z.number(),
    startedAt: maybe(z.number()),
    completedAt: maybe(z.number()),
    returnCode: maybe(z.int()),
    reason: maybe(z.string()),
    activity: maybe(z.string()),
    result: maybe(z.string()),
    leftovers: z.array(z.string()),
  })
  .transform((facts) => ({
    ...facts,
    startedAt: facts.startedAt,
    completedAt: facts.completedAt,
    returnCode: facts.returnCode,
    reason: facts.reason,
    activity: facts.activity,
    result: facts.result,
  }));

const about = { v: z.literal(1), at: z.number() };

const taskEvent = z.discriminatedUnion('type', [
  z.object({ ...about, type: z.literal('created'), task, marker: z.string() }),
  z.object({
    ...about,
    type: z.literal('started'),
    id: z.int().positive(),
    process: z.object({ pid: z.int().positive(), startTime: z.number(), bootId: z.string() }),
  }),
  z.object({ ...about, type: z.literal('ended'), task }),
  z.object({ ...about, type: z.literal('removed'), id: z.int().positive() }),
]);
