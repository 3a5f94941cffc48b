import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askEspeak } from '../../../../../src/hear/recogniser/local/pronunciation/espeak.ts';
import { Pronouncer } from '../../../../../src/hear/recogniser/local/pronunciation/pronounce.ts';
import { needs } from '../../../../requirements.ts';

let folder = '';
let dictionary = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wilco-dictionary-'));
  dictionary = join(folder, 'some.dict');
  await writeFile(
    dictionary,
    "read R EH D\nread(2) R IY D\ncube K Y UW B\ncontrol K AH N T R OW L # noun\ndon't D OW N T\njson W R AO NG",
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Without PATH there is no espeak-ng. */
const alone = { PATH: '' };

describe('how a word is said', () => {
  test('as the dictionary says, with all its variants', () => {
    const said = new Pronouncer({ dictionary, env: alone }).pronounce(['read', "don't"], new Map());
    expect(Object.fromEntries(said)).toEqual({ read: ['R EH D', 'R IY D'], "don't": ['D OW N T'] });
  });

  test('the dictionary of developers’ words goes first', () => {
    const said = new Pronouncer({ dictionary, env: alone }).pronounce(['json'], new Map());
    expect(said.get('json')).toEqual(['JH EY S AH N', 'JH EY S AA N']);
  });

  test('a reading in the hints goes before everything', () => {
    const spoken = new Map([['kubectl', 'Cube Control']]);
    const said = new Pronouncer({ dictionary, env: alone }).pronounce(['kubectl'], spoken);
    expect(said.get('kubectl')).toEqual(['K Y UW B K AH N T R OW L']);
  });

  test.each(['?!', '日本'])('as ever where the reading in the hints, "%s", cannot be read', (reading) => {
    const said = new Pronouncer({ dictionary, env: alone }).pronounce(['cube'], new Map([['cube', reading]]));
    expect(said.get('cube')).toEqual(['K Y UW B']);
  });

  test('letter by letter where nobody knows and espeak-ng is missing', () => {
    const said = new Pronouncer({ dictionary, env: alone }).pronounce(['xkq2', 'é', '+'], new Map());
    expect(Object.fromEntries(said)).toEqual({ xkq2: ['EH K S K EY K Y UW T UW'], é: ['IY'], '+': [] });
  });

  test.skipIf(needs('espeak-ng'))('by espeak-ng where no dictionary knows', () => {
    const said = new Pronouncer({ dictionary, env: process.env }).pronounce(['zyxwik', 'blorp'], new Map());
    expect(said.get('blorp')).toEqual(['B L AO R P']);
    expect(said.get('zyxwik')).toHaveLength(1);
  });

  test.skipIf(needs('espeak-ng'))('many words are asked in one run, and none takes the sounds of another', () => {
    const words = ['blorp', 'a.b.c', '...', 'snarf', '', 'mr. x'];
    const said = askEspeak(words, process.env);
    expect(said.get('blorp')).toBe('B L AO R P');
    expect(said.get('snarf')).toBe('S N AA R F');
    expect(said.has('')).toBe(false);
  });
});
