import * as z from 'zod';
import { type AgentSettings, CLAUDE, PROMPT_PLACE } from '../core/agent-settings.ts';

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
  .transform((named) => ({ claude: CLAUDE, ...named }) as Readonly<Record<string, AgentSettings>>)
  .describe('The agents that Wilco can run, a table for each by its name.');
