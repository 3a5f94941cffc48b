import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageFolder } from '../../../src/understand/sentences-folder.ts';
import { readDefinition, type TemplateFile } from '../../../src/understand/templates/read-definition.ts';

/** The files of all English intents with what they share. */
export function englishFiles(): readonly TemplateFile[] {
  const folder = languageFolder('en');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && (!name.startsWith('_') || name === '_common.yaml'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** What they define together. */
export function englishDefinition(): unknown {
  return readDefinition(englishFiles()).definition;
}
