import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { languageFolder } from '../../../src/understand/sentences-folder.ts';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { readDefinition, type TemplateFile } from '../../../src/understand/templates/read-definition.ts';

const folder = languageFolder('en');
const names = readdirSync(folder).filter((name) => !name.startsWith('_'));
const common = { name: '_common.yaml', text: readFileSync(join(folder, '_common.yaml'), 'utf8') };
/** Those that need no other file but the common one. */
const files = names
  .map((name): TemplateFile => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  .filter((file) => faultOf(file) === undefined);

/** What compiling says: nothing, or where and what is wrong. Anything but a clear error is thrown on. */
function faultOf(file: TemplateFile): string | undefined {
  try {
    const read = readDefinition([common, file]);
    compileTemplates({ intents: {}, ...read.definition }, read);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof WilcoError && thrown.code === 'bad_template') return thrown.message;
    throw thrown;
  }
}

const damage = fc.constantFrom(
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '<',
  '>',
  '|',
  ';',
  '"',
  '\\',
  ':',
  '\n',
  '- ',
  '',
  '\u0000',
  '🚀',
);

describe('a file of sentences that is damaged somewhere', () => {
  test('is one of several', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  test('compiles, or its error has file, line and column', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, noNaN: true }),
        damage,
        (file, place, sign) => {
          const at = Math.floor(place * file.text.length);
          const text = `${file.text.slice(0, at)}${sign}${file.text.slice(at + 1)}`;
          const fault = faultOf({ name: file.name, text });
          if (fault === undefined) return;
          const [, name, line, column] = /^([\w-]+\.yaml):(\d+):(\d+): \S/.exec(fault) ?? [];
          expect([fault, name]).toEqual([fault, file.name]);
          expect(Number(line)).toBeLessThanOrEqual(text.split('\n').length + 1);
          expect(Number(column)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200, seed: 11 },
    );
  });

  test('a bracket that is taken away is told in the line where it is missed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, choice) => {
        const closers = [...file.text.matchAll(/^ +- "[^"]*[)\]}>][^"]*"$/gm)];
        const line = closers[choice % Math.max(1, closers.length)];
        if (line === undefined) return;
        const damaged = line[0].replace(/[)\]}>](?=[^)\]}>]*$)/, '');
        const text = `${file.text.slice(0, line.index)}${damaged}${file.text.slice(line.index + line[0].length)}`;
        const number = file.text.slice(0, line.index).split('\n').length;
        expect([damaged, faultOf({ name: file.name, text })]).toEqual([
          damaged,
          expect.stringMatching(new RegExp(`^${file.name}:${number}:\\d+: expected "[)\\]}>]"`)),
        ]);
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});
