import * as z from 'zod';
import { type AgentSettings, BUILT_IN_AGENTS, PROMPT_PLACE } from '../core/agent-settings.ts';

const command = z
  .array(z.string())
  .min(1)
  .superRefine((words, context) => {
    const places = words.join('\0').split(PROMPT_PLACE).length - 1;
    if (places !== 1) {
      const message = `must hold ${PROMPT_PLACE} exactly once, where the prompt goes, not ${places} times`;
      context.addIssue({ code: 'custom', message });
    } else if (words[0] === '' || words[0]?.includes(PROMPT_PLACE) === true) {
      context.addIssue({ code: 'custom', message: 'must begin with a program' });
    }
  })
  .describe(`The program and its arguments; ${PROMPT_PLACE} is where the prompt goes. No shell reads it.`);

const environment = z
  .array(
    z.string().regex(/^(?:[A-Za-z_][A-Za-z0-9_]*\*?|\*)$/, 'must be the name of a variable, such as "PATH" or "NPM_*"'),
  )
  .optional()
  .meta({
    description:
      'The variables of your environment that it gets; "NPM_*" is all that begin so. PATH and HOME belong among them. ' +
      "Left out: all but Wilco's own, to which the key of its recogniser belongs: of the built-in agents only codex and " +
      'opencode get OPENAI_API_KEY where that is the key, as does any of format text. ["*", "OPENAI_API_KEY"] adds it.',
    examples: [['PATH', 'HOME', 'NPM_*']],
  });

const agent = z
  .strictObject({
    command,
    format: z
      .enum(['claude', 'codex', 'gemini', 'opencode', 'text'])
      .default('text')
      .describe(
        'What it prints: the events of one of these programs, as "claude --output-format stream-json", ' +
          '"codex exec --json", "gemini --output-format stream-json" and "opencode run --format json" print them, or text.',
      ),
    environment,
  })
  .describe('An agent: how it is run and what it prints.');

/** The built-in ones are always there; a table of one's name replaces it. */
export const agents = z
  .record(z.string(), agent)
  .prefault({})
  .transform((named): Readonly<Record<string, AgentSettings>> => ({ ...BUILT_IN_AGENTS, ...named }))
  .describe(
    'The agents that Wilco can run, a table for each by its name. claude, codex, gemini and opencode are known; ' +
      'a table of that name replaces one.',
  );
