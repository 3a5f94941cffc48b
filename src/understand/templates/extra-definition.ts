import { checkDefinition } from './check-definition.ts';
import type { TemplateDefinition } from './definition.ts';
import type { DefinitionPath, Locate } from './place.ts';

/** Sentences that are compiled together with others: a definition's `intents`, `lists` and `expansion_rules`. */
export interface ExtraDefinition {
  /** Its lists and rules are known to its own sentences only, where they come before all others. */
  readonly definition: unknown;
  /** Where its parts stand, for the messages of errors; paths are those in `definition`. */
  readonly locate?: Locate | undefined;
}

/**
 * Both definitions as one. An intent of both has the sentences of both.
 *
 * @throws WilcoError `bad_template` where the extra one has another shape
 */
export function withExtra(
  base: { readonly definition: TemplateDefinition; readonly locate: Locate },
  extra: ExtraDefinition | undefined,
): { readonly definition: TemplateDefinition; readonly locate: Locate } {
  if (extra === undefined) return base;
  const { intents, lists = {}, expansion_rules: rules = {} } = checkDefinition(extra.definition, extra.locate);
  const merged = { ...base.definition.intents };
  for (const [intent, { data }] of Object.entries(intents)) {
    const own = data.map((block) => ({
      ...block,
      lists: { ...lists, ...block.lists },
      expansion_rules: { ...rules, ...block.expansion_rules },
    }));
    merged[intent] = { ...merged[intent], data: [...(merged[intent]?.data ?? []), ...own] };
  }
  return { definition: { ...base.definition, intents: merged }, locate: locateIn(base, extra, intents) };
}

/** Tells the two apart by the block: those of the extra one come after those of the base. */
function locateIn(
  base: { readonly definition: TemplateDefinition; readonly locate: Locate },
  extra: ExtraDefinition,
  intents: TemplateDefinition['intents'],
): Locate {
  return (path) => {
    const [top, intent, , index, part, name, ...rest] = path;
    const before = base.definition.intents[String(intent)]?.data.length ?? 0;
    const own = typeof index === 'number' ? intents[String(intent)]?.data[index - before] : undefined;
    if (top !== 'intents' || own === undefined) return base.locate(path);
    const shared = (part === 'lists' || part === 'expansion_rules') && !(String(name) in (own[part] ?? {}));
    const inExtra: DefinitionPath = shared
      ? [part, ...(name === undefined ? [] : [name]), ...rest]
      : ['intents', String(intent), 'data', Number(index) - before, ...path.slice(4)];
    return extra.locate?.(inExtra);
  };
}
