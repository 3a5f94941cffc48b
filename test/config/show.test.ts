import { describe, expect, it } from 'vitest';
import type { SchemaNode } from '../../src/config/expectation.ts';
import { schemaTree } from '../../src/config/problem.ts';
import { readConfig } from '../../src/config/read-file.ts';
import { showConfig } from '../../src/config/show.ts';
import { configFile } from './temporary-file.ts';

const WITH_EVERYTHING = `
[agents."my agent"]
command = ["a\\n\\"b", "{prompt}"]
[projects]
"my api" = "/srv/api"
web = { dir = "/srv/web", agent = "codex" }
[vocabulary.spoken]
"k8s" = "kubernetes"
`;

async function content(text: string) {
  const read = await readConfig(await configFile(text));
  if (read.type === 'bad') throw new Error(JSON.stringify(read.problems));
  return read.content;
}

function undescribed(node: SchemaNode, path: string): string[] {
  const children = Object.entries(node.properties ?? {}).flatMap(([key, child]) =>
    typeof child === 'object' ? undescribed(child, `${path}.${key}`) : [],
  );
  return node.description === undefined && path !== '' ? [path, ...children] : children;
}

describe('the shown config', () => {
  it.each([false, true])('is a config file that means the same (with descriptions: %s)', async (describe) => {
    for (const text of ['', WITH_EVERYTHING]) {
      const before = await content(text);
      expect(await content(showConfig(before, describe))).toEqual(before);
    }
  });

  it('explains every key', async () => {
    expect(undescribed(schemaTree(), '')).toEqual([]);
    const shown = showConfig(await content(''), true);
    expect(shown).toContain('# A shorter press is dropped, in milliseconds.\nminimum_hold = 250\n');
    expect(shown).toContain('(auto, local, openai)\nchain = [ "auto" ]\n');
    expect(shown).toMatch(
      /^# The variables of your environment[^\n]*\n# environment = \[ "PATH", "HOME", "NPM_\*" \]$/m,
    );
    expect(showConfig(await content(WITH_EVERYTHING), true)).toMatch(/# The agent[^\n]*\nagent = "codex"/);
    const lines = shown.split('\n');
    const keys = lines.flatMap((line, at) => (/^\w+ = /.test(line) ? [at] : []));
    expect(keys.length).toBeGreaterThan(20);
    for (const at of keys) expect(lines[at - 1]).toMatch(/^# /);
  });
});
