import { z } from 'zod';

const slotValue = z.union([z.string(), z.number(), z.boolean()]);

const list = z.union([
  z.object({
    values: z.array(
      z.union([slotValue, z.object({ in: z.union([z.string(), z.number()]), out: slotValue.optional() })]),
    ),
  }),
  z.object({
    range: z.object({
      from: z.number().int(),
      to: z.number().int(),
      step: z.number().int().positive().optional(),
      multiplier: z.number().optional(),
      fractions: z.enum(['halves', 'tenths']).optional(),
    }),
  }),
  z.object({ wildcard: z.literal(true) }),
]);

const lists = z.record(z.string(), list).optional();
const rules = z.record(z.string(), z.string()).optional();

/** What Home Assistant's YAML of intents parses to. Keys that mean nothing here are allowed and ignored. */
export const templateDefinition = z.looseObject({
  language: z.string().optional(),
  intents: z.record(
    z.string(),
    z.looseObject({
      data: z.array(
        z.looseObject({
          sentences: z.array(z.string()),
          slots: z.record(z.string(), slotValue).optional(),
          lists,
          expansion_rules: rules,
          metadata: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
  lists,
  expansion_rules: rules,
  skip_words: z.array(z.string()).optional(),
  /** Not in Home Assistant's form: sentences that some template takes and that mean nothing. */
  not_meant: z.array(z.string()).optional(),
  /** Not in Home Assistant's form: sounds of thinking. Skipped like `skip_words`, and also cut off the ends of free text. */
  hesitations: z.array(z.string()).optional(),
  /** Not in Home Assistant's form: what a recogniser's grammar has before and after every sentence. */
  around: z.array(z.string()).optional(),
  /** Not in Home Assistant's form: the order in which intents are listed for people; others come after. */
  listing: z.array(z.string()).optional(),
});

/** Sentence templates as data. */
export type TemplateDefinition = z.infer<typeof templateDefinition>;
export type ListDefinition = z.infer<typeof list>;
