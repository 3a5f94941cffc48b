import * as z from 'zod';
import { apiKeyEnv, serverUrl } from './schema-openai.ts';
import { milliseconds } from './schema-time.ts';

const MINUTE = 60_000;

/** What is said, before any model: which language, and how careful. */
export const understanding = z
  .strictObject({
    language: z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z]+)*$/, 'must be the code of a language, such as "en"')
      .default('en')
      .describe('The language you speak: a folder of sentences that Wilco has.'),
    undo_for: milliseconds(0, 10 * MINUTE, 10_000).describe(
      'How long "undo that" takes back what was begun, in milliseconds.',
    ),
    answer_within: milliseconds(1000, 10 * MINUTE, 30_000).describe(
      'How long a question can be answered, in milliseconds.',
    ),
    sure_enough: z
      .number()
      .min(0)
      .max(1)
      .default(0.55)
      .describe('A command that the local recogniser is less sure of than this is asked about first.'),
  })
  .prefault({})
  .describe('How sentences are understood.');

/** The language model for the sentences that no template fits. */
export const model = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether a model is asked, where a key or a URL is set.'),
    name: z
      .string()
      .min(1)
      .default('gpt-5.6-luna')
      .describe('The model; a small one, for you wait for it. It must be one that can answer in a given JSON form.'),
    base_url: serverUrl,
    api_key_env: apiKeyEnv,
    timeout: milliseconds(100, 60_000, 3000).describe('How long it may take, in milliseconds.'),
    tidy_prompts: z
      .boolean()
      .default(false)
      .describe('Let it clean up a prompt that you dictated: slips of the tongue, repeated words.'),
  })
  .prefault({})
  .describe('The language model for sentences that Wilco does not know: OpenAI, or any server that speaks its API.');

/** The person's own words. */
export const vocabulary = z
  .strictObject({
    words: z.array(z.string().min(1)).default([]).describe('Words you use that a recogniser may not know.'),
    spoken: z
      .record(z.string(), z.string().min(1))
      .default({})
      .describe('How a word is said: kubectl = "cube control".'),
    replace: z
      .record(z.string(), z.string().min(1))
      .default({})
      .describe('What is heard, and how it is written instead: "get hub" = "GitHub".'),
  })
  .prefault({})
  .describe('Your own words. Those that you add by voice are in words.toml beside this file.');
