import { z } from 'zod';
import type { TaskFacts } from '../../core/task.ts';

/**
 * A value that may be missing. What this program cannot read counts as missing too: a number that JSON cannot carry
 * (it writes null), a word that a later version has added. No task is lost over it.
 */
export function maybe<T extends z.ZodType>(type: T) {
  return type.optional().catch(undefined);
}

const changes = z.object({
  fileCount: z.number(),
  files: z.array(
    z
      .object({
        path: z.string(),
        kind: z.enum(['added', 'changed', 'removed']),
        linesAdded: maybe(z.number()),
        linesRemoved: maybe(z.number()),
        from: maybe(z.string()),
      })
      .transform((file) => ({ ...file, linesAdded: file.linesAdded, linesRemoved: file.linesRemoved })),
  ),
  linesAdded: z.number(),
  linesRemoved: z.number(),
  commits: z.number(),
});

const causes = [
  ...['cancelled', 'timeLimit', 'stalled', 'notStarted', 'apiError', 'auth', 'budget', 'turns'],
  ...['agentError', 'diskFull', 'exitCode', 'signal', 'noResult', 'lost'],
] as const;

/** A task's facts in the journal. Below the empty line: what journals of the first release lack. */
export const taskFacts = z
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

    cause: maybe(z.enum(causes)),
    leftoversKept: maybe(z.boolean()),
    waitsFor: maybe(z.enum(['project', 'slot'])),
    stalledSince: maybe(z.number()),
    turns: maybe(z.number()),
    cost: maybe(z.number()),
    sessionId: maybe(z.string()),
    changes: maybe(changes),
    notes: maybe(z.array(z.string())),
  })
  .transform(
    (facts): TaskFacts => ({
      ...facts,
      startedAt: facts.startedAt,
      completedAt: facts.completedAt,
      returnCode: facts.returnCode,
      reason: facts.reason,
      activity: facts.activity,
      result: facts.result,
      cause: facts.cause,
      leftoversKept: facts.leftoversKept ?? false,
      waitsFor: facts.waitsFor,
      stalledSince: facts.stalledSince,
      turns: facts.turns,
      cost: facts.cost,
      sessionId: facts.sessionId,
      changes: facts.changes,
      notes: facts.notes ?? [],
    }),
  );
