import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WilcoError } from '../../../src/core/error.ts';
import type { Hints } from '../../../src/core/recogniser.ts';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { grammarWords, jsgfText } from '../../../src/understand/templates/jsgf.ts';
import { readDefinition } from '../../../src/understand/templates/read-definition.ts';

const order = z.object({ intent: z.string(), slots: z.record(z.string(), z.string()) });

/** What was ordered: by the label of a recording, or by what was heard. */
export type Order = z.infer<typeof order>;

/** The commands to a coffee machine, from a template file, as a user's own commands are. */
export class CoffeeOrders {
  readonly #templates = compileTemplates(
    readDefinition([{ name: FILE, text: readFileSync(join(import.meta.dirname, FILE), 'utf8') }]).definition,
  );

  hints(): Hints {
    const rules = this.#templates.grammar();
    const words = grammarWords(rules);
    return { grammar: jsgfText(rules), words, phrases: [], spoken: new Map(), kindOf: () => 'control' };
  }

  /** Whether the text comes to this intent and these slots, and to none besides. */
  isRight(text: string, wanted: Order): boolean {
    const parse = this.#templates.parse(text);
    return parse.type === 'match' && key(parse.match) === key(wanted);
  }
}

const FILE = 'coffee-sentences.yaml';

/** What was said in each file of a folder of recordings, in the order of their names. */
export function labelsOf(folder: string): readonly (readonly [file: string, order: Order])[] {
  const file = join(folder, 'labels.json');
  const labels = z.record(z.string(), order).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (labels.success) return Object.entries(labels.data).toSorted(([one], [other]) => (one < other ? -1 : 1));
  throw new WilcoError({
    code: 'bad_argument',
    message: `${file} does not say the intent and slots of each recording.`,
    hint: 'Name the folder that holds clean, noise and labels.json.',
  });
}

function key({
  intent,
  slots,
}: {
  readonly intent: string;
  readonly slots: Readonly<Record<string, unknown>>;
}): string {
  return JSON.stringify([intent, Object.entries(slots).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
}
