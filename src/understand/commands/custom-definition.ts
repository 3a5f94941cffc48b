import type { CustomCommand, CustomValue } from '../../core/custom-command.ts';
import type { ListDefinition, TemplateDefinition } from '../templates/definition.ts';
import type { DefinitionPath, Locate } from '../templates/place.ts';

/** The intent of a command's sentences. */
export function customIntent(name: string): string {
  return `${PREFIX}${name}`;
}

/** The command whose intent it is; undefined for one of Wilco's own. */
export function commandOf(intent: string, commands: readonly CustomCommand[]): CustomCommand | undefined {
  return commands.find(({ name }) => customIntent(name) === intent);
}

/**
 * The commands as templates, to be compiled with Wilco's own: an intent for each, its lists known to it alone. `placeOf`
 * says where a part of `commands` stands in the config; `locate` then says it of the same part of the definition.
 */
export function customDefinition(
  commands: readonly CustomCommand[],
  placeOf: Locate = () => undefined,
): { readonly definition: TemplateDefinition; readonly locate: Locate } {
  const intents = Object.fromEntries(
    commands.map(({ name, sentences, lists }) => [
      customIntent(name),
      { data: [{ sentences: [...sentences], lists: listDefinitions(lists) }] },
    ]),
  );
  return { definition: { intents }, locate: (path) => placeOf(pathInConfig(path, commands)) };
}

/** Names of the lists that are free text: what a recogniser expects there are the words of the vocabulary. */
export function freeTextLists(commands: readonly CustomCommand[]): readonly string[] {
  const names = commands.flatMap(({ lists }) => Object.keys(lists).filter((name) => lists[name] === '*'));
  return [...new Set(names)];
}

const PREFIX = 'custom ';

function listDefinitions(lists: CustomCommand['lists']): Record<string, ListDefinition> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]): [string, ListDefinition] => [
      name,
      values === '*' ? { wildcard: true } : { values: values.map(valueDefinition) },
    ]),
  );
}

function valueDefinition(value: CustomValue): string | number | { in: string; out: string | number } {
  return typeof value === 'object' ? { in: value.in, out: value.out } : value;
}

/** "intents", NAME, "data", 0, "sentences", 2 → "commands", 4, "sentences", 2; of a list without its "values". */
function pathInConfig([, intent, , , ...part]: DefinitionPath, commands: readonly CustomCommand[]): DefinitionPath {
  const index = commands.findIndex(({ name }) => customIntent(name) === intent);
  return ['commands', Math.max(0, index), ...part.filter((step, at) => !(at === 2 && step === 'values'))];
}
