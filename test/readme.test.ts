import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands-table.ts';
import { configSchema } from '../src/config/schema.ts';
import { readSentences } from '../src/understand/sentences-folder.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it.each(readSentences().byIntent)('lists what one can say to $intent', ({ sentences }) => {
    expect(readme).toContain(`| ${sentences.map((sentence) => `“${sentence}”`).join(', ')} |`);
  });

  it.each(COMMANDS)('lists the command $name', ({ name }) => {
    expect(readme).toMatch(new RegExp(`^\\| \`wilco ${name}\\b`, 'm'));
  });

  it.each([...readme.matchAll(/```toml\n(.*?)```/gs)].map((block) => ({ toml: block[1] ?? '' })))(
    'shows a config that is valid: $toml',
    ({ toml }) => {
      expect(configSchema.safeParse(parse(toml))).toMatchObject({ success: true });
    },
  );
});
