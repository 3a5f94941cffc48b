import { tokenise } from '../text/tokens.ts';
import { buildSentence, type ListKind, type References, union } from './build-states.ts';
import { type ListDefinition, type TemplateDefinition, templateDefinition } from './definition.ts';
import { expandTexts, joinWords } from './join-words.ts';
import { type JsgfOptions, toJsgf } from './jsgf.ts';
import { type Parse, toParse } from './match.ts';
import { parseTemplate } from './parse-template.ts';
import { atPlace, badTemplate, type DefinitionPath, type Locate } from './place.ts';
import { RangeList } from './range-list.ts';
import { RuleBook } from './rule-book.ts';
import { type Sample, type SampleOptions, samplesOf } from './sampler.ts';
import type { Sentence } from './sentence.ts';
import type { ListEntry, SlotLists } from './slot-list.ts';
import { TemplateFault } from './template-fault.ts';
import { TextList } from './text-list.ts';
import { walk } from './walk.ts';

/** Sentence templates, compiled. */
export interface Templates {
  /** What `text` means. `lists` replace the definition's lists of the same name. Never throws. */
  parse(text: string, lists?: SlotLists): Parse;
  /** Sentences that the templates can be, at most `count`, taken from all templates in turn. */
  samples(count: number, options?: SampleOptions): readonly Sample[];
  /** The sentences as a JSGF grammar with one public rule. */
  toJsgf(options?: JsgfOptions): string;
}

export interface CompileOptions {
  /** Lists that the definition uses and does not define, such as Home Assistant's `name` and `area`. */
  readonly lists?: SlotLists;
  /** Where the parts of the definition stand, for the messages of errors. */
  readonly locate?: Locate;
}

/**
 * Compiles sentence templates in the form that Home Assistant's YAML of intents parses to.
 *
 * @throws WilcoError `bad_template` with the place and what was expected there
 */
export function compileTemplates(definition: unknown, options: CompileOptions = {}): Templates {
  return compileDefinition(checkDefinition(definition, options.locate), options);
}

/** The definition, once its shape is known. @throws WilcoError `bad_template` */
export function checkDefinition(definition: unknown, locate: Locate = () => undefined): TemplateDefinition {
  const checked = templateDefinition.safeParse(definition);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step));
  throw badTemplate(path, locate, issue?.message ?? 'expected a definition of templates');
}

/** As {@link compileTemplates}, for a definition whose shape has been checked. */
export function compileDefinition(definition: TemplateDefinition, options: CompileOptions = {}): Templates {
  const locate: Locate = options.locate ?? (() => undefined);
  const sentences = readSentences(definition, locate, options.lists ?? new Map());
  const notMeant = readNotMeant(definition, locate, options.lists ?? new Map());
  const meaningless = new Set(notMeant.map(({ end }) => end));
  const start = union(
    [...sentences, ...notMeant].map(({ expression, end, references, path }) =>
      atPlace(path, locate, () => buildSentence(expression, end, references)),
    ),
  );
  const hesitations = definition.hesitations ?? [];
  const skipWords = [...(definition.skip_words ?? []), ...hesitations];
  const skip = new TextList(skipWords.map((text) => ({ text, value: true })));
  const hesitationSet = new Set(hesitations);
  return {
    parse: (text, lists = new Map()) => {
      const tokens = tokenise(text);
      const arrivals = walk(start, tokens, lists, skip);
      if (arrivals.some(({ end }) => meaningless.has(end))) return { type: 'nothing' };
      return toParse(arrivals, text, tokens, hesitationSet);
    },
    samples: (count, sampleOptions = {}) => samplesOf(sentences, count, sampleOptions),
    toJsgf: (jsgfOptions = {}) => toJsgf(sentences, jsgfOptions),
  };
}

function readSentences(definition: TemplateDefinition, locate: Locate, outer: SlotLists): readonly Sentence[] {
  const rules = RuleBook.read(definition.expansion_rules ?? {}, ['expansion_rules'], locate);
  const lists = new Map<string, ListKind>([...outer, ...readLists(definition.lists ?? {}, ['lists'], locate, rules)]);
  return Object.entries(definition.intents).flatMap(([intent, { data }]) =>
    data.flatMap((block, index) => {
      const path = ['intents', intent, 'data', index];
      const ownRules = RuleBook.read(block.expansion_rules ?? {}, [...path, 'expansion_rules'], locate, rules);
      const ownLists = readLists(block.lists ?? {}, [...path, 'lists'], locate, ownRules);
      const references = new ListsAndRules(new Map([...lists, ...ownLists]), ownRules);
      return block.sentences.map((template, place): Sentence => {
        const end = { intent, template, fixedSlots: block.slots ?? {} };
        const sentencePath = [...path, 'sentences', place];
        const expression = atPlace(sentencePath, locate, () =>
          joinWords(parseTemplate(template), (name, offset) => ownRules.lookup(name, offset)),
        );
        return { expression, end, references, path: sentencePath };
      });
    }),
  );
}

function readNotMeant(definition: TemplateDefinition, locate: Locate, outer: SlotLists): readonly Sentence[] {
  const { not_meant: sentences = [], ...rest } = definition;
  const intents = { nothing: { data: [{ sentences }] } };
  return readSentences({ ...rest, intents }, (path) => locate(['not_meant', ...path.slice(5)]), outer);
}

class ListsAndRules implements References {
  readonly #lists: ReadonlyMap<string, ListKind>;
  readonly #rules: RuleBook;
  readonly #joined = new Map<string, ReturnType<typeof joinWords>>();

  constructor(lists: ReadonlyMap<string, ListKind>, rules: RuleBook) {
    this.#lists = lists;
    this.#rules = rules;
  }

  list(name: string, offset: number): ListKind {
    const list = this.#lists.get(name);
    if (list === undefined) throw new TemplateFault(offset, `expected the name of a list: there is no {${name}}`);
    return list;
  }

  rule(name: string, offset: number): ReturnType<typeof joinWords> {
    const known = this.#joined.get(name);
    if (known !== undefined) return known;
    const joined = joinWords(this.#rules.lookup(name, offset), (inner, at) => this.#rules.lookup(inner, at));
    this.#joined.set(name, joined);
    return joined;
  }
}

function readLists(
  definitions: Readonly<Record<string, ListDefinition>>,
  path: DefinitionPath,
  locate: Locate,
  rules: RuleBook,
): ReadonlyMap<string, ListKind> {
  const entries = Object.entries(definitions);
  return new Map(entries.map(([name, list]) => [name, readList(list, [...path, name], locate, rules)]));
}

function readList(list: ListDefinition, path: DefinitionPath, locate: Locate, rules: RuleBook): ListKind {
  if ('wildcard' in list) return 'wildcard';
  if ('range' in list) return new RangeList(list.range);
  const entries = list.values.flatMap((value, index): readonly ListEntry[] => {
    const written = typeof value === 'object' ? String(value.in) : String(value);
    const out = typeof value === 'object' ? (value.out ?? written) : value;
    return atPlace([...path, 'values', index], locate, () =>
      expandTexts(parseTemplate(written), (name, offset) => rules.lookup(name, offset)),
    ).map((text) => ({ text, value: out }));
  });
  return new TextList(entries);
}
