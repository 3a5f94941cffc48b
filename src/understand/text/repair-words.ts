import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { WilcoError } from '../../core/error.ts';

const phrases = z.array(z.string().regex(/\S/)).default([]);
const letter = z.string().regex(/^\p{Ll}$/u);
const sign = z.string().regex(/^[^\p{L}\p{N}\s]{1,3}$/u);

const SCHEMA = z.strictObject({
  language: z.string().optional(),
  hesitations: phrases.describe('Sounds of thinking, one word each'),
  openers: phrases.describe('What may stand before a command and means nothing there'),
  fillers: phrases.describe('Left out where a sentence is none with them'),
  corrections: phrases.describe('What comes after takes the place of what was before'),
  sure_corrections: phrases.describe('The same, in the middle of dictated text too'),
  retractions: phrases.describe('At the end they take back all that was said; each is a sentence by itself'),
  never_left_out: phrases.describe('Words without which a sentence says the opposite'),
  letters: z.record(letter, phrases).default({}).describe("A letter's names besides itself"),
  sounds_like: z.record(letter, phrases).default({}).describe('Words that a recogniser writes for a letter'),
  as_in: phrases.describe('Between a letter and the word that says which'),
  capital: phrases.describe('Before a letter or word that begins with a capital'),
  all_capitals: phrases.describe('Before what is written in capitals'),
  signs: z.record(sign, phrases).default({}).describe("A sign's names"),
});

/** What text repair knows of a language: the file `_repair.yaml` of its folder. All in lower case. */
export type RepairWords = Readonly<Omit<z.output<typeof SCHEMA>, 'language'>>;

/** Of a language that has no such file: nothing but the person's own words is repaired. */
export const NO_REPAIR_WORDS: RepairWords = SCHEMA.parse({});

/** The folder that comes with the package. */
const ENGLISH = fileURLToPath(new URL('../../../assets/sentences/en/', import.meta.url));

/**
 * Reads `_repair.yaml` of a language's folder; a folder without it gives {@link NO_REPAIR_WORDS}.
 *
 * @throws WilcoError `bad_template` with file, line and column
 */
export function readRepairWords(folder: string = ENGLISH): RepairWords {
  const file = join(folder, '_repair.yaml');
  return existsSync(file) ? parseRepairWords(file, readFileSync(file, 'utf8')) : NO_REPAIR_WORDS;
}

/** The same from the file's text; `file` is how the errors name it. */
export function parseRepairWords(file: string, text: string): RepairWords {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const [what = ''] = fault.message.split(' at line ');
    throw badWords(file, lines, fault.pos[0], what, 'it must be YAML');
  }
  const read = SCHEMA.safeParse(document.toJS() ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  const name = path.map(String).join('.') || 'the file';
  throw badWords(file, lines, startOf(document, path), `${name}: ${issue?.message ?? 'wrong'}`, KNOWN_KEYS);
}

const KNOWN_KEYS = `its keys are ${Object.keys(SCHEMA.shape).join(', ')}, each a list of words or, by letter and sign, of lists`;

/** Where the part at `path` stands, or the nearest one around it. */
function startOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function badWords(file: string, lines: LineCounter, offset: number, what: string, must: string): WilcoError {
  const { line, col } = lines.linePos(offset);
  return new WilcoError({
    code: 'bad_template',
    message: `${file}:${line}:${col}: ${what.replace(/[.:]$/, '')}.`,
    hint: `Correct the file there: ${must}.`,
  });
}
