import { describe, expect, test } from 'vitest';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';

function compiled(block: object) {
  return compileTemplates({ intents: { close: { data: [{ sentences: ['close it'], ...block }] } } });
}

describe('the context that sentences require', () => {
  test.each([
    [{ area: null }, { area: 'kitchen' }, true],
    [{ area: null }, {}, false],
    [{ area: 'kitchen' }, { area: 'kitchen' }, true],
    [{ area: 'kitchen' }, { area: { value: 'kitchen', text: 'the kitchen' } }, true],
    [{ area: 'kitchen' }, { area: 'hall' }, false],
    [{ area: ['kitchen', 'hall'] }, { area: 'hall' }, true],
    [{ area: ['kitchen', 'hall'] }, { area: 'attic' }, false],
    [{ area: { slot: false } }, { area: 'anything' }, true],
    [{ area: { value: 'hall' } }, { area: 'kitchen' }, false],
  ])('%j with %j: %s', (requires_context, context, fits) => {
    const parse = compiled({ requires_context }).parse('close it', new Map(), { context });
    expect(parse.type).toBe(fits ? 'match' : 'nothing');
  });

  test.each([
    [{ area: 'hall' }, { area: 'hall' }, false],
    [{ area: ['hall', 'attic'] }, { area: 'attic' }, false],
    [{ area: 'hall' }, { area: 'kitchen' }, true],
    [{ area: 'hall' }, {}, true],
  ])('without %j, in %j: %s', (excludes_context, context, fits) => {
    const parse = compiled({ excludes_context }).parse('close it', new Map(), { context });
    expect(parse.type).toBe(fits ? 'match' : 'nothing');
  });

  test('fills slots where it says so, but none that was said', () => {
    const requires_context = { area: { slot: true }, who: { value: null, slot: 'person' }, hour: 'noon' };
    const templates = compileTemplates({
      lists: { area: { values: ['attic'] } },
      intents: { close: { data: [{ sentences: ['close it [in {area}]'], requires_context }] } },
    });
    const context = { area: 'hall', who: 'me', hour: 'noon' };
    expect(templates.parse('close it', new Map(), { context })).toMatchObject({
      match: { slots: { area: 'hall', person: 'me' } },
    });
    expect(templates.parse('close it in attic', new Map(), { context })).toMatchObject({
      match: { slots: { area: 'attic', person: 'me' } },
    });
  });

  test('values of lists add to it, so that the sentence is chosen by what is named', () => {
    const values = [
      { in: 'lamp', out: 1, context: { domain: 'light' } },
      { in: 'door', out: 2, context: { domain: 'cover' } },
    ];
    const block = (domain: string) => ({ data: [{ sentences: ['close {name}'], requires_context: { domain } }] });
    const templates = compileTemplates({
      lists: { name: { values } },
      intents: { dim: block('light'), shut: block('cover') },
    });
    expect(templates.parse('close lamp')).toMatchObject({ type: 'match', match: { intent: 'dim' } });
    expect(templates.parse('close door')).toMatchObject({ type: 'match', match: { intent: 'shut' } });
  });
});
