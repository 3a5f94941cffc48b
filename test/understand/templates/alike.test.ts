import { describe, expect, test } from 'vitest';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import type { ListMatch, SlotList } from '../../../src/understand/templates/slot-list.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';
import type { Token } from '../../../src/understand/text/tokens.ts';

/** Knows some names, and which words are like them. */
class ListWithSounds implements SlotList {
  readonly #names: TextList;
  readonly #sounds: TextList;
  asked = 0;

  constructor(names: readonly string[], sounds: readonly (readonly [string, string])[]) {
    this.#names = new TextList(names.map((text) => ({ text, value: text })));
    this.#sounds = new TextList(sounds.map(([text, value]) => ({ text, value })));
  }

  match(tokens: readonly Token[], from: number): readonly ListMatch[] {
    return this.#names.match(tokens, from);
  }

  matchAlike(tokens: readonly Token[], from: number): readonly ListMatch[] {
    this.asked += 1;
    return this.#sounds.match(tokens, from).map((match) => ({ ...match, likeness: 0.8 }));
  }

  entries() {
    return this.#names.entries();
  }
}

const templates = compileTemplates({
  lists: {
    name: { values: [] },
    project: { values: [] },
    prompt: { wildcard: true },
    unknown: { wildcard: true, unknown: true },
    colour: { values: ['turquoise', { in: 'crimson', out: 'red' }], fuzzy: true },
  },
  intents: {
    cancel: { data: [{ sentences: ['cancel the {name} task', 'cancel the {unknown} task', 'cancel it'] }] },
    start: {
      data: [{ sentences: ['start {prompt} [in {project}]', 'start in project ({project}|{unknown}) to {prompt}'] }],
    },
    paint: { data: [{ sentences: ['paint it {colour}'] }] },
  },
  not_meant: ['cancel the {name} task now'],
});
const name = new ListWithSounds(
  ['auth', 'docs'],
  [
    ['off', 'auth'],
    ['ducks', 'docs'],
    ['odd', 'auth'],
    ['odd', 'docs'],
  ],
);
const project = new ListWithSounds(
  ['api', 'my-web'],
  [
    ['happy', 'api'],
    ['my wep', 'my-web'],
  ],
);
const lists = new Map([
  ['name', name],
  ['project', project],
]);

function parsed(text: string, alike = true) {
  const parse = templates.parse(text, lists, { alike });
  return parse.type === 'match' ? { ...parse.match.slots, alike: parse.match.alike } : parse.type;
}

describe('names that only sound like what was said', () => {
  test('take part only where they are asked for', () => {
    expect(parsed('cancel the off task', false)).toEqual({ unknown: 'off', alike: [] });
    expect(parsed('cancel the off task')).toEqual({ name: 'auth', alike: ['name'] });
  });

  test('never beat an exact name, and are not even looked up then', () => {
    name.asked = 0;
    expect(parsed('cancel the auth task')).toEqual({ name: 'auth', alike: [] });
    expect(name.asked).toBe(0);
  });

  test('leave a name unknown that is like none', () => {
    expect(parsed('cancel the deploy task')).toEqual({ unknown: 'deploy', alike: [] });
  });

  test('tie where two are alike', () => {
    const parse = templates.parse('cancel the odd task', lists, { alike: true });
    expect(parse.type === 'tie' && parse.matches.map(({ slots, alike }) => [slots['name'], alike])).toEqual([
      ['auth', ['name']],
      ['docs', ['name']],
    ]);
  });

  test('take nothing from free text that was understood without them', () => {
    expect(parsed('start fix the bug in happy')).toEqual({ prompt: 'fix the bug in happy', alike: [] });
    expect(parsed('start fix the bug in api')).toEqual({ prompt: 'fix the bug', project: 'api', alike: [] });
  });

  test('replace an unknown name beside free text', () => {
    expect(parsed('start in project happy to fix the bug')).toEqual({
      project: 'api',
      prompt: 'fix the bug',
      alike: ['project'],
    });
    expect(parsed('start in project my wep to fix the bug')).toMatchObject({ project: 'my-web', alike: ['project'] });
    expect(parsed('start in project frobnicate to fix the bug')).toEqual({
      unknown: 'frobnicate',
      prompt: 'fix the bug',
      alike: [],
    });
  });

  test('can make a sentence one that means nothing', () => {
    expect(parsed('cancel the off task now')).toBe('nothing');
  });

  test('a fuzzy list of the definition has them too', () => {
    expect(parsed('paint it turquoise')).toEqual({ colour: 'turquoise', alike: [] });
    expect(parsed('paint it krimson', false)).toBe('nothing');
    expect(parsed('paint it krimson')).toEqual({ colour: 'red', alike: ['colour'] });
    expect(parsed('paint it elephant')).toBe('nothing');
  });

  test('are looked up a bounded number of times, however long the text', () => {
    project.asked = 0;
    const text = `start in project happy ${'in happy '.repeat(100_000)}`;
    expect(templates.parse(`${text} stop`, lists, { alike: true }).type).not.toBe('tie');
    expect(templates.parse(`cancel the ${'in off '.repeat(100_000)} task`, lists, { alike: true }).type).toBe('match');
    expect(project.asked).toBeLessThanOrEqual(200);
  });
});
