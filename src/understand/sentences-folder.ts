import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WilcoError } from '../core/error.ts';
import { checkDefinition } from './templates/check-definition.ts';
import { compileDefinition, type Templates } from './templates/compile-templates.ts';
import type { TemplateDefinition } from './templates/definition.ts';
import { type ExtraDefinition, withExtra } from './templates/extra-definition.ts';
import { readDefinition, type TemplateFile } from './templates/read-definition.ts';

/** Wilco's own sentences in one language, and the person's own with them. */
export interface Sentences {
  readonly commands: Templates;
  /** Understood only while Wilco waits for a choice. */
  readonly choices: Templates;
  /** One sentence for each intent, as a person may say it. */
  readonly examples: readonly string[];
  /** Several sentences for each intent, the plainest first, for a list of what can be said. */
  readonly byIntent: readonly IntentExamples[];
  /** The wildcard lists that a recogniser's grammar has words for: not those for names that are not known. */
  readonly freeText: readonly string[];
  /** Words that mean nothing between others. */
  readonly skipWords: readonly string[];
  /** Whether `number` is any number, and not a list of this language's number words. */
  readonly anyNumber: boolean;
  /** What a recogniser shall expect before and after any sentence. */
  readonly around: readonly string[];
}

export interface IntentExamples {
  readonly intent: string;
  readonly sentences: readonly string[];
}

export interface ReadSentencesOptions {
  /** Default: English, as it comes with the package. See {@link languageFolder}. */
  readonly folder?: string | undefined;
  /** The person's own commands. */
  readonly extra?: ExtraDefinition | undefined;
}

/** Where the sentences are that come with the package, one folder a language. */
const LANGUAGES = fileURLToPath(new URL('../../assets/sentences/', import.meta.url));

/** What all share, and the choices; other files whose names begin with "_" are not sentences. */
const COMMON = '_common.yaml';
const CHOICES = '_choices.yaml';

/**
 * Reads and compiles the `.yaml` files of a folder; one without choices is understood to have none. Synchronous: some
 * tens of milliseconds, once.
 *
 * @throws WilcoError `bad_template` with file, line and column
 */
export function readSentences(options: ReadSentencesOptions = {}): Sentences {
  const folder = options.folder ?? languageFolder('en');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names.toSorted().map((name): TemplateFile => {
    const path = join(folder, name);
    return { name: path, text: readFileSync(path, 'utf8') };
  });
  const common = files.filter(({ name }) => basename(name) === COMMON);
  const choices = files.filter(({ name }) => basename(name) === CHOICES);
  const commands = files.filter(({ name }) => !basename(name).startsWith('_'));
  const { definition, locate } = withExtra(readChecked([...common, ...commands]), options.extra);
  const choicesRead = readChecked([...common, ...choices]);
  return {
    commands: compileDefinition(definition, { locate }),
    choices: compileDefinition(choicesRead.definition, choicesRead),
    freeText: freeTextLists(definition),
    skipWords: [...(definition.skip_words ?? []), ...(definition.hesitations ?? [])],
    anyNumber: 'range' in (definition.lists?.['number'] ?? {}),
    ...aboutSentences(definition),
  };
}

/**
 * The folder of a language's sentences, by its code ("en").
 *
 * @throws WilcoError `bad_argument` when there is none, with those that there are
 */
export function languageFolder(language: string): string {
  const folders = readdirSync(LANGUAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const known = folders.map(({ name }) => name).toSorted();
  if (known.includes(language)) return `${LANGUAGES}${language}/`;
  throw new WilcoError({
    code: 'bad_argument',
    message: `There are no sentences in the language "${language}".`,
    hint: `Take one of: ${known.join(', ')}; or write its sentences into a folder ${LANGUAGES}${language}.`,
  });
}

function readChecked(files: readonly TemplateFile[]) {
  const { definition, locate } = readDefinition(files);
  return { definition: checkDefinition({ intents: {}, ...definition }, locate), locate };
}

function freeTextLists({ lists, intents }: TemplateDefinition): readonly string[] {
  const blocks = Object.values(intents).flatMap(({ data }) => data);
  const all = [lists ?? {}, ...blocks.map((block) => block.lists ?? {})].flatMap((known) => Object.entries(known));
  const free = all.filter(([, list]) => 'wildcard' in list && list.unknown !== true);
  return [...new Set(free.map(([name]) => name))];
}

function aboutSentences(definition: TemplateDefinition): Pick<Sentences, 'examples' | 'byIntent' | 'around'> {
  const { intents } = definition;
  const listing = definition.listing ?? [];
  const place = (intent: string) => (listing.includes(intent) ? listing.indexOf(intent) : listing.length);
  const byIntent = Object.entries(intents)
    .map(([intent, { data }]) => ({
      intent,
      sentences: data.flatMap(({ metadata }) => examplesIn(metadata ?? {})),
    }))
    .sort((one, other) => place(one.intent) - place(other.intent));
  const examples = byIntent.flatMap(({ sentences }) => sentences.slice(0, 1));
  return { examples, byIntent, around: definition.around ?? [] };
}

/** `metadata.example` is one sentence or a list of them. */
function examplesIn(metadata: Readonly<Record<string, unknown>>): readonly string[] {
  return [metadata['example']].flat().filter((sentence) => typeof sentence === 'string');
}
