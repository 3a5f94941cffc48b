import * as z from 'zod';

/** The server of OpenAI's API; empty: OpenAI's own, or what the environment says. */
export const serverUrl = z
  .union([z.literal(''), z.url({ protocol: /^https?$/ })])
  .default('')
  .describe('The server, if not OpenAI or what OPENAI_BASE_URL says.');

/** The name of the variable with a key, never the key. */
export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable, not the key itself');

export const apiKeyEnv = variableName
  .default('OPENAI_API_KEY')
  .describe('The environment variable that holds the key; the key itself is never in this file.');
