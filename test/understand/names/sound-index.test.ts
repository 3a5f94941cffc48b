import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALIKE, likeness } from '../../../src/understand/names/likeness.ts';
import { SoundIndex } from '../../../src/understand/names/sound-index.ts';
import { MANGLED } from './mangled-names.ts';
import { OTHER } from './other-names.ts';
import { UNSEEN_MANGLED, UNSEEN_OTHER } from './unseen-names.ts';

type Pairs = readonly (readonly [heard: string, known: string])[];

function alike([heard, known]: Pairs[number]): number {
  return likeness(heard.split(' '), known.split(' '));
}

function found(pairs: Pairs): Pairs {
  return pairs.filter((pair) => alike(pair) >= ALIKE);
}

function index(...names: readonly string[]): SoundIndex<string> {
  return new SoundIndex(names.map((name) => ({ words: name.split(' '), value: name })));
}

function values(sounds: SoundIndex<string>, heard: string): readonly string[] {
  return sounds.nearest(heard.split(' ')).map(({ value }) => value);
}

describe('of the tables', () => {
  test('nine in ten manglings are found', () => {
    expect(found(MANGLED).length / MANGLED.length).toBeGreaterThanOrEqual(0.94);
  });

  test('no other word is', () => {
    expect(found(OTHER)).toEqual([]);
  });

  test('hardly less holds for words that nothing was tuned with', () => {
    const right = found(UNSEEN_MANGLED).length;
    const wrong = found(UNSEEN_OTHER).length;
    expect(right / UNSEEN_MANGLED.length).toBeGreaterThanOrEqual(0.8);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a look-up', () => {
  test.each([
    ['off', 'refactor auth', 'auth', 'auth'],
    ['cube control', 'kubectl', 'docker', 'kubectl'],
    ['coob control deploy', 'kubectl deploy', 'docker deploy', 'kubectl deploy'],
    ['fix log in', 'fix login', 'fix logout', 'fix login'],
    ['k 8 s', 'k 8 s', 'kafka', 'k 8 s'],
    ['kates', 'k 8 s', 'kafka', 'k 8 s'],
    ['log for j', 'log 4 j', 'log', 'log 4 j'],
    ['fast a p i', 'fast api', 'flask', 'fast api'],
  ])('of "%s" among "%s" and "%s" finds "%s"', (heard, one, other, expected) => {
    expect(values(index(one, other), heard)).toEqual([expected]);
  });

  test('finds all that are about as near, and only those', () => {
    expect(values(index('auth', 'oauth', 'kafka'), 'off')).toEqual(['auth']);
    expect(values(index('flow', 'floor', 'flaw'), 'flo').toSorted()).toEqual(['flaw', 'flow']);
  });

  test('finds a name of three words where one was heard as another, and two are the very same', () => {
    const names = index('add dark mode', 'dark mode', 'fix the port', 'dark blog');
    expect(values(names, 'add dart mode')).toEqual(['add dark mode']);
    expect(values(names, 'add dark mould')).toEqual(['add dark mode']);
    expect(values(names, 'a dark mode')).toEqual(['add dark mode']);
    expect(values(names, 'dark mould')).toEqual([]);
    expect(values(names, 'fix the post')).toEqual([]);
    expect(values(names, 'add dark light')).toEqual([]);
  });

  test('finds a name of two words where only a last sound was heard as one that is made alike', () => {
    const names = index('my web', 'kube tools', 'fix pan');
    expect(values(names, 'my wet')).toEqual(['my web']);
    expect(values(names, 'fix pam')).toEqual(['fix pan']);
    for (const heard of ['my wes', 'my west', 'my deb', 'wet', 'fix pat']) expect(values(names, heard)).toEqual([]);
    expect(values(index('web'), 'wet')).toEqual([]);
  });

  test('gives the best first, and the same letters before all', () => {
    const matches = index('login', 'log in page', 'logging').find(['log', 'in']);
    expect(matches[0]).toEqual({ value: 'login', likeness: 1 });
    expect(matches.map(({ likeness }) => likeness)).toEqual(
      matches.map(({ likeness }) => likeness).toSorted((one, other) => other - one),
    );
  });

  test('of nothing, of numbers, or of words that refer to something finds nothing', () => {
    const names = index('auth', 'author', 'fix login 2', '2', 'add');
    for (const heard of ['it', 'to', 'a', 'the other one', 'that', 'fix login 3', '3', 'fix login']) {
      expect(values(names, heard)).toEqual([]);
    }
    expect(names.find([])).toEqual([]);
    expect(index().find(['auth'])).toEqual([]);
  });

  test("knows the person's own way to say a word", () => {
    const own = new Map([['wibble', ['frob nitz']]]);
    expect(new SoundIndex([{ words: ['wibble'], value: 1 }], own).nearest(['frob', 'nitz'])).toMatchObject([
      { value: 1 },
    ]);
    expect(new SoundIndex([{ words: ['wibble'], value: 1 }]).nearest(['frob', 'nitz'])).toEqual([]);
  });

  test('tells names in other scripts apart by their spelling', () => {
    const names = index('исправить логин', '修复登录', 'überblick');
    expect(values(names, 'исправит логин')).toEqual(['исправить логин']);
    expect(values(names, 'uberblick')).toEqual(['überblick']);
    expect(values(names, '删除数据库')).toEqual([]);
  });
});

describe('whatever the words are', () => {
  const word = fc.oneof(fc.stringMatching(/^[a-z]{1,12}$/), fc.string({ minLength: 1, maxLength: 12 }));
  const name = fc.array(word, { minLength: 1, maxLength: 5 });

  test('a name is found by its own letters, first', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 20 }), (names) => {
        const sounds = new SoundIndex(names.map((words, value) => ({ words, value })));
        for (const [value, words] of names.entries()) {
          expect(sounds.find(words)).toContainEqual({ value, likeness: 1 });
        }
      }),
    );
  });

  test('likeness is between what counts as alike and 1, and each value is given once', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 20 }), name, (names, heard) => {
        const matches = new SoundIndex(names.map((words) => ({ words, value: words.join(' ') }))).find(heard);
        expect(new Set(matches.map(({ value }) => value)).size).toBe(matches.length);
        for (const { likeness: found } of matches) {
          expect(found).toBeGreaterThanOrEqual(ALIKE);
          expect(found).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
