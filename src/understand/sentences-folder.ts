import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDefinition, compileDefinition, type Templates } from './templates/compile-templates.ts';
import type { TemplateDefinition } from './templates/definition.ts';
import { readDefinition, type TemplateFile } from './templates/read-definition.ts';

/** Wilco's own sentences in one language. */
export interface Sentences {
  readonly commands: Templates;
  /** Understood only while Wilco waits for a choice. */
  readonly choices: Templates;
  /** One sentence for each intent, as a person may say it. */
  readonly examples: readonly string[];
  /** Several sentences for each intent, the plainest first, for a list of what can be said. */
  readonly byIntent: readonly IntentExamples[];
  /** What a recogniser shall expect before and after any sentence. */
  readonly around: readonly string[];
}

export interface IntentExamples {
  readonly intent: string;
  readonly sentences: readonly string[];
}

/** The folder that comes with the package. */
const ENGLISH = fileURLToPath(new URL('../../assets/sentences/en/', import.meta.url));

/** The files whose names begin with "_": what all share, and the choices. */
const COMMON = '_common.yaml';
const CHOICES = '_choices.yaml';

/**
 * Reads and compiles the `.yaml` files of a folder. Synchronous: some tens of milliseconds, once.
 *
 * @throws WilcoError `bad_template` with file, line and column
 */
export function readSentences(folder: string = ENGLISH): Sentences {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const files = names.toSorted().map((name): TemplateFile => {
    const path = join(folder, name);
    return { name: path, text: readFileSync(path, 'utf8') };
  });
  const common = files.filter(({ name }) => name.endsWith(COMMON));
  const choices = files.filter(({ name }) => name.endsWith(CHOICES));
  const commands = files.filter((file) => !common.includes(file) && !choices.includes(file));
  const commandsRead = readDefinition([...common, ...commands]);
  const choicesRead = readDefinition([...common, ...choices]);
  const definition = checkDefinition(commandsRead.definition, commandsRead.locate);
  return {
    commands: compileDefinition(definition, commandsRead),
    choices: compileDefinition(checkDefinition(choicesRead.definition, choicesRead.locate), choicesRead),
    ...aboutSentences(definition),
  };
}

function aboutSentences({
  intents,
  around = [],
  listing = [],
}: TemplateDefinition): Pick<Sentences, 'examples' | 'byIntent' | 'around'> {
  const place = (intent: string) => (listing.includes(intent) ? listing.indexOf(intent) : listing.length);
  const byIntent = Object.entries(intents)
    .map(([intent, { data }]) => ({
      intent,
      sentences: data.flatMap(({ metadata }) => examplesIn(metadata)),
    }))
    .sort((one, other) => place(one.intent) - place(other.intent));
  const examples = byIntent.flatMap(({ sentences }) => sentences.slice(0, 1));
  return { examples, byIntent, around };
}

/** `metadata.example` is one sentence or a list of them. */
function examplesIn(metadata: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  const example = metadata?.['example'];
  return [example].flat().filter((sentence) => typeof sentence === 'string');
}
