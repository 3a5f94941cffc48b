import type { ListDefinition } from './definition.ts';
import { FuzzyList } from './fuzzy-list.ts';
import { expandTexts } from './join-words.ts';
import { parseTemplate } from './parse-template.ts';
import { atPlace, type DefinitionPath, type Locate } from './place.ts';
import { RangeList } from './range-list.ts';
import type { RuleBook } from './rule-book.ts';
import type { ListEntry, SlotList } from './slot-list.ts';
import { TextList } from './text-list.ts';

/** A list as a template sees it: values, or free text. */
export type ListKind =
  | {
      readonly type: 'values';
      readonly list: SlotList;
      /** Whether its values count as words of the template, as those do that the definition writes out. */
      readonly fixed: boolean;
      /** Whether a run-time list of the same name takes its place. */
      readonly replaceable: boolean;
      /** Whether a recogniser shall expect it. */
      readonly spoken: boolean;
    }
  /** `unknown`: it stands for a name that is not known. */
  | { readonly type: 'wildcard'; readonly unknown: boolean };

/** Lists that are known before `parse` is given any, but not from the definition. */
export function outerList(list: SlotList): ListKind {
  return { type: 'values', list, fixed: false, replaceable: true, spoken: true };
}

/**
 * The `lists` of a definition, or with `replaceable: false` those of one block of sentences, which Home Assistant puts
 * before those of run time too.
 *
 * @throws WilcoError `bad_template` where a value is no template, or has too many forms
 */
export function readLists(
  definitions: Readonly<Record<string, ListDefinition>>,
  path: DefinitionPath,
  locate: Locate,
  rules: RuleBook,
  replaceable: boolean,
): ReadonlyMap<string, ListKind> {
  const read = Object.entries(definitions).map(([name, definition]): [string, ListKind] => {
    if ('wildcard' in definition) return [name, { type: 'wildcard', unknown: definition.unknown ?? false }];
    const list = readValues(definition, [...path, name], locate, rules);
    const { spoken = true, literal = true } = definition;
    return [name, { type: 'values', list, fixed: literal, replaceable, spoken }];
  });
  return new Map(read);
}

function readValues(
  definition: Exclude<ListDefinition, { wildcard: true }>,
  path: DefinitionPath,
  locate: Locate,
  rules: RuleBook,
): SlotList {
  if ('range' in definition) return new RangeList(definition.range);
  const entries = definition.values.flatMap((value, index): readonly ListEntry[] => {
    const written = typeof value === 'object' ? String(value.in) : String(value);
    const out = typeof value === 'object' ? (value.out ?? value.in) : value;
    const context = typeof value === 'object' ? value.context : undefined;
    return atPlace([...path, 'values', index], locate, () =>
      expandTexts(parseTemplate(written), (name, offset) => rules.lookup(name, offset).body.expression),
    ).map((text) => ({ text, value: out, context }));
  });
  return definition.fuzzy === true ? new FuzzyList(entries) : new TextList(entries);
}
