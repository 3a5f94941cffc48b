import * as z from 'zod';

/** Where the prompt goes in an agent's command. */
export const PROMPT_PLACE = '{prompt}';

/** The Claude CLI: its readable stream, no session left behind, no questions; `--` because a prompt may begin with -. */
const CLAUDE = {
  command: [
    'claude',
    '-p',
    '--output-format',
    'stream-json',
    '--verbose',
    '--no-session-persistence',
    '--permission-mode',
    'bypassPermissions',
    '--',
    PROMPT_PLACE,
  ],
  format: 'claude' as const,
};

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

const agent = z
  .strictObject({
    command,
    format: z
      .enum(['claude', 'text'])
      .default('text')
      .describe("What it prints: claude is the Claude CLI's stream-json, text is lines as they are."),
  })
  .describe('An agent: how it is run and what it prints.');

/** `claude` is always there; a table of that name replaces it. */
export const agents = z
  .record(z.string(), agent)
  .prefault({})
  .transform((named) => ({ claude: CLAUDE, ...named }) as Readonly<Record<string, z.output<typeof agent>>>)
  .describe('The agents that Wilco can run, a table for each by its name.');
