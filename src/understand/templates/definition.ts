import { z } from 'zod';

const slotValue = z.union([z.string(), z.number(), z.boolean()], 'expected text, a number, true or false');
const context = z.record(z.string(), z.unknown());

const listValue = z.union(
  [
    slotValue,
    z.object({ in: z.union([z.string(), z.number()]), out: slotValue.optional(), context: context.optional() }),
  ],
  'expected a text, or "in" with a text and "out" with a text, a number, true or false',
);

/**
 * Not in Home Assistant's form. `spoken: false` keeps a list out of the recogniser's grammar; with `literal: false` its
 * values do not count as words of the template.
 */
const listOptions = { spoken: z.boolean().optional(), literal: z.boolean().optional() };

const range = z
  .object({
    from: z.number().int(),
    to: z.number().int(),
    step: z.number().int().positive().optional(),
    multiplier: z.number().optional(),
    fractions: z.enum(['halves', 'tenths']).optional(),
  })
  .refine(({ from, to }) => from <= to, 'expected "from" to be at most "to"');

const list = z.union(
  [
    /** `fuzzy` is not in Home Assistant's form: the values also match by sound and spelling. */
    z.object({ values: z.array(listValue), fuzzy: z.boolean().optional(), ...listOptions }),
    z.object({ range, ...listOptions }),
    /** `unknown` is not in Home Assistant's form: it stands for a name that is not known. */
    z.object({ wildcard: z.literal(true), unknown: z.boolean().optional() }),
  ],
  'expected a list: "values" with a list of them, "range" with "from" and "to", or "wildcard: true"',
);

/** YAML has `null` where nothing is written after a key. */
const lists = z.record(z.string(), list).nullish();
const rules = z.record(z.string(), z.string()).nullish();

const block = z.looseObject({
  sentences: z.array(z.string()),
  slots: z.record(z.string(), slotValue).nullish(),
  lists,
  expansion_rules: rules,
  requires_context: context.nullish(),
  excludes_context: context.nullish(),
  /** `spoken: false` (not in Home Assistant's form) keeps the sentences out of the recogniser's grammar. */
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * What Home Assistant's YAML of intents parses to. Keys that mean nothing here are allowed and ignored: `responses`,
 * `response`, a range's `type`, `digits` and `words` (both are always taken), `required_keywords` and
 * `filter_with_regex` (there for speed only). `ignore_whitespace` is refused: texts are compared word by word.
 */
export const templateDefinition = z.looseObject({
  language: z.string().optional(),
  intents: z.record(z.string(), z.looseObject({ data: z.array(block) })),
  lists,
  expansion_rules: rules,
  skip_words: z.array(z.string()).nullish(),
  settings: z
    .looseObject({
      ignore_whitespace: z.literal(false, 'expected false: texts are compared word by word').optional(),
    })
    .nullish(),
  /** Not in Home Assistant's form: sentences that some template takes and that mean nothing. */
  not_meant: z.array(z.string()).nullish(),
  /** Not in Home Assistant's form: sounds of thinking. Skipped like `skip_words`, and also cut off the ends of free text. */
  hesitations: z.array(z.string()).nullish(),
  /** Not in Home Assistant's form: what a recogniser's grammar has before and after every sentence. */
  around: z.array(z.string()).nullish(),
  /** Not in Home Assistant's form: the order in which intents are listed for people; others come after. */
  listing: z.array(z.string()).nullish(),
});

/** Sentence templates as data. */
export type TemplateDefinition = z.infer<typeof templateDefinition>;
/** One block of an intent's `data`. */
export type BlockDefinition = z.infer<typeof block>;
export type ListDefinition = z.infer<typeof list>;
