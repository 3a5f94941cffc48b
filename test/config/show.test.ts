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
[vocabulary.replace]
"get hub" = "GitHub"
[[commands]]
name = "deploy"
sentences = ["deploy [{what}] to {environment}"]
run = ["./deploy", "--to={environment}"]
timeout = 1000
lists = { what = "*", "environment" = [{ in = "a \\"b\\"", out = 2 }, { in = "c", out = "d" }], n = ["x", 1, { in = "y", out = "z" }] }
[[commands]]
name = "tea"
sentences = ["tea"]
say = "The kettle is on."
confirm = true
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

  it('has no list of commands where there is none, so that one can be added below', async () => {
    const shown = showConfig(await content(''), true);
    const command = '[[commands]]\nname = "x"\nsentences = ["x"]\nsay = "x"\n';
    expect((await content(shown + command)).commands).toHaveLength(1);
    expect(showConfig(await content(''), false)).not.toContain('commands');
  });

  it('has an example of a command that is one as soon as the marks before it are gone', async () => {
    const shown = showConfig(await content(''), true);
    const example = shown.slice(shown.indexOf('# [[commands]]'));
    const lines = example.split('\n').filter((line) => !/^# (?:start|say|dir|project|agent) = /.test(line));
    const bare = lines.filter((line) => /^# (?:\w+ = |\[)/.test(line)).map((line) => line.slice(2));
    const { commands } = await content(bare.join('\n'));
    expect(commands).toMatchObject([{ name: 'deploy', run: ['./deploy', '--to={environment}'] }]);
  });

  it('explains every key', async () => {
    expect(undescribed(schemaTree(), '')).toEqual([]);
    const shown = showConfig(await content(''), true);
    expect(shown).toContain(
      '# A shorter press is dropped, or a tap in mode auto, in milliseconds.\nminimum_hold = 250\n',
    );
    expect(shown).toContain('(auto, local, openai, sherpa)\nchain = [ "auto" ]\n');
    expect(shown).toMatch(
      /^# The variables of your environment[^\n]*\n# environment = \[ "PATH", "HOME", "NPM_\*" \]$/m,
    );
    expect(showConfig(await content(WITH_EVERYTHING), true)).toMatch(/# The agent[^\n]*\nagent = "codex"/);
    expect(shown).toContain('# Commands of your own, each a table [[commands]].\n');
    expect(shown).toContain('# run = [ "./deploy", "--to={environment}" ]\n');
    const lines = shown.split('\n');
    const keys = lines.flatMap((line, at) => (/^\w+ = /.test(line) ? [at] : []));
    expect(keys.length).toBeGreaterThan(20);
    for (const at of keys) expect(lines[at - 1]).toMatch(/^# /);
  });
});
