import * as z from 'zod';
import { SLOT_PLACE } from '../core/custom-command.ts';

const MINUTE = 60_000;
const ACTIONS = ['run', 'start', 'say'] as const;

/** Which keys mean something only beside which action. */
const BESIDE = { dir: 'run', timeout: 'run', project: 'start', agent: 'start' } as const;

const PRINTABLE = /^[^\p{Cc}]+$/u;

const listValue = z
  .union(
    [z.string().min(1), z.number(), z.strictObject({ in: z.string().min(1), out: z.union([z.number(), z.string()]) })],
    { error: 'must be a text, a number, or a table such as { in = "production", out = "prod" }' },
  )
  .describe('What is said, or a table of what is said and what it stands for.');

const lists = z
  .record(
    z.string(),
    z.union([z.literal('*'), z.array(listValue).min(1)], {
      error: 'must be a list of values that is not empty, or "*" for any words',
    }),
  )
  .optional()
  .meta({
    description: 'What {name} in a sentence can be: a list of values, or "*" for any words.',
    examples: [{ environment: ['staging', { in: 'production', out: 'prod' }], message: '*' }],
  });

const run = z
  .array(z.string().refine((word) => !word.includes('\0'), 'must not hold a NUL character'))
  .min(1)
  .superRefine(([program = ''], context) => {
    if (program.trim() === '') context.addIssue({ code: 'custom', message: 'must begin with a program' });
    if (program.search(SLOT_PLACE) === -1) return;
    context.addIssue({
      code: 'custom',
      message: 'must begin with a program that is written out: what is said never names it',
    });
  })
  .optional()
  .meta({
    description: 'The program to run and its arguments; {slot} is what was said for it. No shell reads them.',
    examples: [['./deploy', '--to={environment}', '--', '{message}']],
  });

const text = z.string().regex(/\S/, 'must be a text that is not empty').optional();

const command = z
  .strictObject({
    name: z.string().regex(PRINTABLE, 'must be a text that is not empty').describe('Its name; no two have the same.'),
    sentences: z
      .array(z.string().regex(/\S/, 'must be a text that is not empty'))
      .min(1)
      .describe('What you say: [optional] (either|or) (any;order) {list} {list:slot}.'),
    lists,
    run,
    start: text.meta({
      description: 'The prompt of a task to start; {slot} is what was said for it.',
      examples: ['Review the changes in {project} and list what is wrong.'],
    }),
    say: text.meta({ description: 'What Wilco says.', examples: ['The kettle is on.'] }),
    dir: z
      .string()
      .regex(/^(?:\/|~$|~\/)/, 'must be an absolute path or begin with ~/')
      .optional()
      .meta({
        description: "Where the program runs, if not in the current project's directory.",
        examples: ['~/code/api'],
      }),
    timeout: z
      .int()
      .min(1)
      .max(24 * 60 * MINUTE)
      .optional()
      .meta({
        unit: 'milliseconds',
        description: `How long the program may run, in milliseconds. Left out: ${MINUTE}.`,
        examples: [MINUTE],
      }),
    project: text.meta({ description: 'The project of the task, if not the current one.', examples: ['api'] }),
    agent: text.meta({ description: 'The agent of the task, if not the usual one.', examples: ['codex'] }),
    confirm: z.boolean().default(false).describe('Whether it is asked about each time.'),
  })
  .superRefine((given, context) => {
    const actions = ACTIONS.filter((action) => given[action] !== undefined);
    const [action, second] = actions;
    if (action === undefined) {
      context.addIssue({ code: 'custom', message: 'needs what it does: one of run, start, say' });
    } else if (second !== undefined) {
      const message = `must not stand beside ${action}: a command does one thing`;
      context.addIssue({ code: 'custom', path: [second], message });
    }
    for (const [key, owner] of Object.entries(BESIDE)) {
      if (given[key as keyof typeof BESIDE] === undefined || action === undefined || actions.includes(owner)) continue;
      context.addIssue({ code: 'custom', path: [key], message: `has a meaning only beside ${owner}` });
    }
  })
  .meta({
    description: 'A sentence of your own and what it does: run a program, start a task, or say something.',
    examples: [
      {
        name: 'deploy',
        sentences: ['deploy to {environment}'],
        run: ['./deploy', '--to={environment}'],
        lists: { environment: ['staging', { in: 'production', out: 'prod' }] },
        confirm: true,
      },
    ],
  });

/** Commands of the person's own, in the order of the file. Their sentences are checked where they are understood. */
export const commands = z
  .array(command, { error: 'must be tables, each with the header [[commands]]' })
  .default([])
  .superRefine((all, context) => {
    const names = new Set<string>();
    for (const [index, { name }] of all.entries()) {
      const key = name.trim().toLowerCase();
      if (names.has(key)) {
        const message = `must be a name of its own: there is another “${name}”`;
        context.addIssue({ code: 'custom', path: [index, 'name'], message });
      }
      names.add(key);
    }
  })
  .describe('Commands of your own, each a table [[commands]].');

/** One as it is written. */
export type CommandTable = z.output<typeof command>;
