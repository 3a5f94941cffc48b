import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import type { DefinitionPath } from '../../../src/understand/templates/place.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'wilco-extra-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, '_common.yaml'),
  'lists: { project: { values: [] }, to: { values: ["start"] } }\nexpansion_rules: { go: "(go|run)" }\n',
);
writeFileSync(join(folder, 'go.yaml'), 'intents: { go: { data: [ { sentences: ["<go> to {to}"] } ] } }\n');
writeFileSync(join(folder, '_repair.yaml'), 'anything: [ 1, 2 ]\n');

const deploy = {
  intents: {
    'custom deploy': { data: [{ sentences: ['deploy {project} to {to}', '<hop> with it'] }] },
    go: { data: [{ sentences: ['off we go'] }] },
  },
  lists: { to: { values: ['staging', { in: 'production', out: 'prod' }] } },
  expansion_rules: { hop: '<go>' },
};
const projects = new Map([['project', new TextList([{ text: 'api', value: 'api' }])]]);

function faultOf(definition: object): string {
  const locate = (path: DefinitionPath) => ({ file: path.join('/'), line: 1, column: 1 });
  try {
    readSentences({ folder, extra: { definition, locate } });
  } catch (thrown) {
    if (thrown instanceof WilcoError) return `${thrown.code} ${thrown.message}`;
    throw thrown;
  }
  return 'no fault';
}

describe("the person's own sentences among those of the folder", () => {
  test('are understood, with lists of their own and those of the others', () => {
    const { commands } = readSentences({ folder, extra: { definition: deploy } });
    expect(commands.parse('deploy api to production', projects)).toMatchObject({
      match: { intent: 'custom deploy', slots: { project: 'api', to: 'prod' } },
    });
    expect(commands.parse('run with it')).toMatchObject({ match: { intent: 'custom deploy' } });
    expect(commands.parse('go to start')).toMatchObject({ match: { intent: 'go' } });
    expect(commands.parse('off we go')).toMatchObject({ match: { intent: 'go' } });
    expect(commands.parse('go to staging').type).toBe('nothing');
  });

  test('a fault is told at its place in their own file', () => {
    const sentence = (template: string) => ({ intents: { mine: { data: [{ sentences: ['fine', template] }] } } });
    expect(faultOf(sentence('go ('))).toMatch(/^bad_template intents\/mine\/data\/0\/sentences\/1:1:5: expected "\)"/);
    expect(faultOf({ ...sentence('fine'), lists: { to: { values: ['a', '(b'] } } })).toMatch(
      /^bad_template lists\/to\/values\/1:1:3: expected/,
    );
    expect(faultOf({ ...sentence('<r>'), expansion_rules: { r: '{none}' } })).toMatch(
      /^bad_template expansion_rules\/r:1:1: expected the name of a list: there is no \{none\}/,
    );
    expect(faultOf({ intents: { mine: { data: [{ sentences: 3 }] } } })).toMatch(
      /^bad_template intents\/mine\/data\/0\/sentences:1:1: /,
    );
    const own = { intents: { mine: { data: [{ sentences: ['{l}'], lists: { l: { values: ['[x'] } } }] } } };
    expect(faultOf(own)).toMatch(/^bad_template intents\/mine\/data\/0\/lists\/l\/values\/0:1:3: /);
    const second = { intents: { go: { data: [{ sentences: ['a)'] }] } } };
    expect(faultOf(second)).toMatch(/^bad_template intents\/go\/data\/0\/sentences\/0:1:2: /);
  });
});
