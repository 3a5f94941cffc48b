import type { ContextRule } from './context.ts';
import type { BlockDefinition, TemplateDefinition } from './definition.ts';
import { type ListKind, outerList, readLists } from './list-kind.ts';
import { SentenceChecker } from './measure-sentence.ts';
import { atPlace, type DefinitionPath, type Locate } from './place.ts';
import { ListsAndRules } from './references.ts';
import { RuleBook } from './rule-book.ts';
import type { Sentence } from './sentence.ts';
import type { SlotLists } from './slot-list.ts';
import { TemplateReader } from './written-template.ts';

/** The sentences of a definition: those of its intents, and those that mean nothing. */
export interface ReadSentences {
  readonly meant: readonly Sentence[];
  readonly notMeant: readonly Sentence[];
}

/**
 * Parses every template of a definition and looks through all that it refers to. `outer` are lists that the definition
 * uses and does not define.
 *
 * @throws WilcoError `bad_template` with the place
 */
export function readBlocks(definition: TemplateDefinition, locate: Locate, outer: SlotLists): ReadSentences {
  const reader = new BlockReader(definition, locate, outer);
  const meant = Object.entries(definition.intents).flatMap(([intent, { data }]) =>
    data.flatMap((block, index) => reader.read(intent, block, ['intents', intent, 'data', index])),
  );
  const notMeant = reader.read('nothing', { sentences: definition.not_meant ?? [] }, [], ['not_meant']);
  return { meant, notMeant };
}

class BlockReader {
  readonly #locate: Locate;
  readonly #rules: RuleBook;
  readonly #lists: ReadonlyMap<string, ListKind>;
  readonly #common: Knowledge;
  readonly #templates = new TemplateReader();

  constructor(definition: TemplateDefinition, locate: Locate, outer: SlotLists) {
    this.#locate = locate;
    this.#rules = RuleBook.read(definition.expansion_rules ?? {}, ['expansion_rules'], locate, this.#templates);
    const own = readLists(definition.lists ?? {}, ['lists'], locate, this.#rules, true);
    this.#lists = new Map([...[...outer].map(([name, list]): [string, ListKind] => [name, outerList(list)]), ...own]);
    const references = new ListsAndRules(this.#lists, this.#rules, locate);
    this.#common = { references, checker: new SentenceChecker(references) };
  }

  read(
    intent: string,
    block: BlockDefinition,
    path: DefinitionPath,
    sentences: DefinitionPath = [...path, 'sentences'],
  ): readonly Sentence[] {
    const { references, checker } = this.#knowledgeOf(block, path);
    const contextRule = contextRuleOf(block);
    const spoken = block.metadata?.['spoken'] !== false;
    return block.sentences.map((template, place): Sentence => {
      const end = { intent, template, fixedSlots: block.slots ?? {}, contextRule };
      const sentencePath = [...sentences, place];
      const expression = atPlace(sentencePath, this.#locate, () => {
        const joined = this.#templates.read(template).joined((name, offset) => references.writtenRule(name, offset));
        checker.check(joined);
        return joined;
      });
      return { expression, end, references, path: sentencePath, spoken };
    });
  }

  #knowledgeOf(block: BlockDefinition, path: DefinitionPath): Knowledge {
    const { expansion_rules: ownRules, lists: ownLists } = block;
    if (!ownRules && !ownLists) return this.#common;
    const locate = this.#locate;
    const rules = RuleBook.read(ownRules ?? {}, [...path, 'expansion_rules'], locate, this.#templates, this.#rules);
    const lists = readLists(ownLists ?? {}, [...path, 'lists'], locate, rules, false);
    const { references: outer, checker } = this.#common;
    const references = new ListsAndRules(new Map([...this.#lists, ...lists]), rules, locate, outer);
    return { references, checker: new SentenceChecker(references, checker) };
  }
}

/** What the sentences of a block can refer to. */
interface Knowledge {
  readonly references: ListsAndRules;
  readonly checker: SentenceChecker;
}

function contextRuleOf({ requires_context, excludes_context }: BlockDefinition): ContextRule | undefined {
  if (!requires_context && !excludes_context) return undefined;
  return { requires: requires_context ?? {}, excludes: excludes_context ?? {} };
}
