import * as z from 'zod';

/** Null where the model has nothing to say. Models that are held to no schema leave it out. */
function orNull<T extends z.ZodType>(schema: T) {
  return schema.nullable().default(null);
}

/** Which task. */
const task = z.union([
  z.strictObject({ number: z.number() }),
  z.strictObject({ reference: z.enum(['it', 'last', 'before', 'other']) }),
  z.strictObject({ ordinal: z.number() }),
  z.strictObject({ name: z.string() }),
  z.strictObject({
    state: z.enum(['failed', 'running', 'completed', 'cancelled', 'pending', 'stalled']),
    newest: orNull(z.boolean()),
    of_project: orNull(z.string()),
  }),
  z.strictObject({ of_project: z.string() }),
]);

/**
 * One command. OpenAI's strict form wants every key required and no others; no `oneOf`, no limits of length; and of
 * several objects each another first key ("must not share identical first keys").
 */
const command = z.union([
  z.strictObject({
    start: z.string(),
    title: orNull(z.string()),
    project: orNull(z.string()),
    agent: orNull(z.string()),
    queue: orNull(z.boolean()),
    after: orNull(task),
  }),
  z.strictObject({ cancel: task, now: orNull(z.boolean()) }),
  z.strictObject({
    about: z.enum(['taskStatus', 'result', 'more', 'changes', 'retry', 'openOutput', 'openFolder', 'openDiff']),
    task,
  }),
  z.strictObject({ last_lines: orNull(z.number()), task }),
  z.strictObject({ new_name: z.string(), task }),
  z.strictObject({ switch_project: z.string() }),
  z.strictObject({ open_project: z.string() }),
  z.strictObject({ add_word: z.string(), spoken: orNull(z.string()) }),
  z.strictObject({
    do: z.enum([
      ...['status', 'cancelAll', 'cancelAllNow', 'whichProject', 'listProjects', 'stopReading', 'quiet', 'speakUp'],
      ...['undo', 'repeat', 'help', 'shutdown'],
    ] as const),
  }),
]);

export type TaskAnswer = z.infer<typeof task>;
export type CommandAnswer = z.infer<typeof command>;

/** What is asked of the model: the commands in one sentence. */
export const ANSWER_NAME = 'commands';

/** The first commands in an answer, each alone: undefined where it has another form. Undefined: there is no list of them. */
export function commandsIn(answer: unknown, most: number): readonly (CommandAnswer | undefined)[] | undefined {
  const list = z.object({ commands: z.array(z.unknown()) }).safeParse(answer);
  return list.success ? list.data.commands.slice(0, most).map((one) => command.safeParse(one).data) : undefined;
}

/** The JSON Schema of an answer, in the strict form. */
export function answerSchema(): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject({ commands: z.array(command) }), {
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
    },
  });
  return schema;
}
