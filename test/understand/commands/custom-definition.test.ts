import { describe, expect, it } from 'vitest';
import {
  commandOf,
  customDefinition,
  customIntent,
  freeTextLists,
} from '../../../src/understand/commands/custom-definition.ts';
import { freeTextSlots } from '../../../src/understand/commands/free-text-slots.ts';
import { KNOWN_LISTS } from '../../../src/understand/commands/known-lists.ts';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { command, placeOf, thrownBy } from './commands.ts';

const COMMANDS = [
  command('tea', ['(make|brew) {kind} tea'], {
    lists: { kind: ['green', { in: '[the] (dark|black)', out: 'black' }] },
  }),
  command('note', ['note {kind:text} [in {project}]', 'remember {kind:text}'], { lists: { kind: '*' } }),
  command('set', ['set {n} {level}'], { lists: { n: [1, { in: 'two', out: 2 }], level: ['high'] } }),
];

describe('the commands as templates', () => {
  const templates = compileTemplates(customDefinition(COMMANDS).definition, { lists: KNOWN_LISTS });

  it.each([
    ['brew green tea', 'tea', { kind: 'green' }],
    ['make the dark tea', 'tea', { kind: 'black' }],
    ['note Buy "milk" today in zanzibar', 'note', { text: 'Buy "milk" today', project: 'zanzibar' }],
    ['set one high', 'set', { n: 1, level: 'high' }],
    ['set two high', 'set', { n: 2, level: 'high' }],
  ])('take “%s” for %s', (text, name, slots) => {
    expect(templates.parse(text)).toMatchObject({ type: 'match', match: { intent: customIntent(name), slots } });
  });

  it('are found by the intents of their sentences', () => {
    for (const each of COMMANDS) expect(commandOf(customIntent(each.name), COMMANDS)).toBe(each);
    expect(commandOf('tea', COMMANDS)).toBeUndefined();
  });

  it('say which of their lists are free text', () => {
    expect(freeTextLists(COMMANDS)).toEqual(['kind']);
    expect(freeTextLists([])).toEqual([]);
    expect([...freeTextSlots(COMMANDS)]).toEqual(['text']);
  });

  it('name the place in the config of what does not compile', () => {
    const bad = [...COMMANDS, command('bad', ['good', 'bad {nothing}'])];
    const { definition, locate } = customDefinition(bad, placeOf);
    const error = thrownBy(() => compileTemplates(definition, { locate, lists: KNOWN_LISTS }));
    expect(error.message).toMatch(/^\/home\/someone\/config\.toml:311:14: /);
    expect(locate(['intents', 'custom tea', 'data', 0, 'lists', 'kind', 'values', 1])).toEqual(
      placeOf(['commands', 0, 'lists', 'kind', 1]),
    );
  });
});
