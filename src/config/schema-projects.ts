import * as z from 'zod';

const path = z
  .string()
  .regex(/^(?:\/|~$|~\/)/, 'must be an absolute path or begin with ~/')
  .describe('A directory.');

const place = z
  .strictObject({
    dir: path,
    agent: z
      .string()
      .optional()
      .meta({ description: 'The agent that works there unless another is named.', examples: ['codex'] }),
  })
  .describe('A directory and the agent that works there.');

/** Names of projects beside the key `roots`. */
export const projects = z
  .object({
    roots: z
      .array(path)
      .default([])
      .describe('Git repositories in these directories, one or two levels down, are projects.'),
  })
  .catchall(
    z
      .union([path, place], { error: 'must be a directory, or a table such as { dir = "~/api", agent = "codex" }' })
      .describe('The directory of a project, or a table with it and the agent that works there.'),
  )
  .superRefine((named, context) => {
    const seen = new Map<string, string>();
    for (const name of Object.keys(named)) {
      const twin = seen.get(name.toLowerCase());
      if (twin !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `sounds like "${twin}", which is a project already`,
        });
      }
      seen.set(name.toLowerCase(), name);
    }
  })
  .prefault({})
  .describe('Where agents work: a name and its directory for each project.');
