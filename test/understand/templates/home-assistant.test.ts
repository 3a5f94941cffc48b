import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';
import { accepts, readJsgf } from './jsgf-reader.ts';

/** A file as people write them for Home Assistant, with everything that such files have. */
const HOUSE = `
language: "en"
responses:
  errors:
    no_intent: "Sorry, I did not understand"
settings:
  filter_with_regex: false
intents:
  HassTurnOn:
    data:
      - sentences:
          - "<turn> on <name>"
          - "<turn> <name> on"
        requires_context:
          domain: light
        slots:
          domain: "light"
        response: "light"
        metadata:
          origin: "test"
      - sentences:
          - "(open|raise) <name>"
        excludes_context:
          domain:
            - light
            - fan
  HassLightSet:
    data:
      - sentences:
          - "[<set>] [the] brightness [of <name>] [to] <brightness>"
          - "[<set>] {level:brightness} (in|of) <area>"
          - "(<set>;[the] colour;{colour})"
        required_keywords: [brightness, colour]
        slots:
          name: "all"
  HassSetVolume:
    data:
      - sentences:
          - "turn {what} (up|down) by <step>"
        lists:
          what:
            values: [ "it", "radio", "TV" ]
        expansion_rules:
          step: "{step} step[s]"
  HassClimateSetTemperature:
    data:
      - sentences:
          - "<set> temperature to <temperature> [in <area>]"
  HassAddItem:
    data:
      - sentences:
          - "(put|add) {item} (on|to) [my|the] [shopping] list"
lists:
  colour:
    values:
      - "red"
      - in: "(sky|light) blue"
        out: "blue"
        metadata:
          warm: false
  level:
    values:
      - in: "(max|maximum|full) brightness"
        out: 100
      - in: "lowest brightness"
        out: 1
  brightness:
    range: { type: "percentage", from: 0, to: 100 }
  temperature:
    range: { type: "temperature", from: -10, to: 40, fractions: halves }
  temperature_unit:
    values:
      - "celsius"
      - { in: "c", out: "celsius" }
      - { in: "f", out: "fahrenheit" }
  step:
    range: { from: 1, to: 10, multiplier: 0.1, digits: true, words: true }
  item:
    wildcard: true
expansion_rules:
  name: "[the] {name}"
  area: "[the] {area}"
  turn: "(turn | switch)"
  set: "(set|make|change)"
  brightness: "{brightness}[ ][%|percent]"
  temperature: "{temperature}[[ ](°|degrees)[[ ]{temperature_unit}]]"
skip_words:
  - "please"
  - "can you"
`;

const names = new TextList([
  { text: 'bedroom lamp', value: 'light.lamp', context: { domain: 'light' } },
  { text: 'garage door', value: 'cover.garage', context: { domain: 'cover' } },
]);
const areas = new TextList([{ text: 'living room', value: 'living_room' }]);
const lists = new Map([
  ['name', names],
  ['area', areas],
]);

describe("a file in the form of Home Assistant's intents works as it is", () => {
  const house = compileTemplates(parseYaml(HOUSE), { lists });

  test.each([
    ['Turn on the bedroom lamp!', 'HassTurnOn', { domain: 'light', name: 'light.lamp' }],
    ['can you switch bedroom lamp on, please', 'HassTurnOn', { domain: 'light', name: 'light.lamp' }],
    ['open the garage door', 'HassTurnOn', { name: 'cover.garage' }],
    ['brightness 50%', 'HassLightSet', { name: 'all', brightness: 50 }],
    ['set the brightness to 50 %', 'HassLightSet', { name: 'all', brightness: 50 }],
    ['set brightness to forty-two percent', 'HassLightSet', { name: 'all', brightness: 42 }],
    ['set brightness of bedroom lamp 7 percent', 'HassLightSet', { name: 'light.lamp', brightness: 7 }],
    ['maximum brightness in the living room', 'HassLightSet', { name: 'all', brightness: 100, area: 'living_room' }],
    ['make the colour sky blue', 'HassLightSet', { name: 'all', colour: 'blue' }],
    ['red the colour make', 'HassLightSet', { name: 'all', colour: 'red' }],
    ['turn tv down by two steps', 'HassSetVolume', { what: 'TV', step: 0.2 }],
    ['set temperature to 20.5°C', 'HassClimateSetTemperature', { temperature: 20.5, temperature_unit: 'celsius' }],
    [
      'set temperature to 20,5 degrees f',
      'HassClimateSetTemperature',
      { temperature: 20.5, temperature_unit: 'fahrenheit' },
    ],
    ['change temperature to minus two degrees', 'HassClimateSetTemperature', { temperature: -2 }],
    ["add Grandma's jam to the list", 'HassAddItem', { item: "Grandma's jam" }],
  ])('%s', (text, intent, slots) => {
    expect(house.parse(text)).toMatchObject({ type: 'match', match: { intent, slots } });
  });

  test.each([
    'turn on the garage door',
    'open the bedroom lamp',
    'set the brightness to 101%',
    'set temperature to 20.4 degrees',
    'add to the list',
  ])('%s is nothing', (text) => {
    expect(house.parse(text).type).toBe('nothing');
  });

  test('its samples parse to their own intents and slots', () => {
    const samples = house.samples(500, { lists, freeText: ['milk', 'two eggs'] });
    expect(samples.length).toBe(500);
    for (const { text, intent, slots } of samples) {
      expect([text, house.parse(text)]).toMatchObject([text, { type: 'match', match: { intent, slots } }]);
    }
  });

  test('its grammar has what a recogniser can hear of it', () => {
    const grammar = readJsgf(house.toJsgf({ lists }));
    expect(accepts(grammar, 'turn on the bedroom lamp')).toBe(true);
    expect(accepts(grammar, 'set the brightness of garage door to fifty percent')).toBe(true);
    expect(accepts(grammar, 'change red the colour')).toBe(true);
    expect(accepts(grammar, 'red the change')).toBe(false);
    expect([...grammar.rules.keys()].filter((name) => name.includes('HassAddItem'))).toEqual([]);
  });
});

describe('corner cases of the notation', () => {
  function texts(sentence: string, more: object = {}) {
    const templates = compileTemplates({ intents: { it: { data: [{ sentences: [sentence] }] } }, ...more });
    return (text: string) => templates.parse(text).type;
  }

  test.each([
    ['[a|b] c', ['c', 'a c', 'b c'], ['a b c', 'ac']],
    ['(a|) c', ['a c', 'c'], ['a']],
    ['(|a)c', ['c', 'ac'], ['a c']],
    ['[(a;b)] c', ['c', 'a b c', 'b a c'], ['a c', 'ab c']],
    ['[a;b] c', ['c', 'a b c', 'b a c'], ['b c']],
    ['x(a;b)y', ['x a b y', 'x b a y'], ['xa by', 'xaby', 'x a by']],
    ['(a[s];b)', ['as b', 'b a'], ['a s b']],
    ['( a | b )', ['a', 'b'], ['a b']],
    ['a|b c', ['a', 'b c'], ['a c']],
    ['a;b', ['a b', 'b a'], ['a']],
    ['turn( on | off )it', ['turn on it', 'turn off it'], ['turnonit']],
    ['(a|(b|(c|[d] e)))', ['a', 'e', 'd e'], ['d']],
    ['a \\(b\\) \\{c\\}', ['a b c'], ['a']],
    ["a's|b’s", ["a's", "b's"], ['a']],
    ['twenty-one', ['21', 'twenty one'], ['20 1']],
    ['lock(s|ed|) it', ['lock it', 'locks it', 'locked it'], ['lock s it']],
    ['[the ][old ]lamp', ['lamp', 'the lamp', 'old lamp', 'the old lamp'], ['thelamp']],
  ])('%s', (sentence, matching, others) => {
    const type = texts(sentence);
    expect(matching.filter((text) => type(text) !== 'match')).toEqual([]);
    expect(others.filter((text) => type(text) !== 'nothing')).toEqual([]);
  });

  test('a rule may be one of several without brackets, and touch what is beside it', () => {
    const type = texts("[what is] <thing>['s] state", {
      expansion_rules: { thing: 'lamp|<door>', door: '[front ]door' },
    });
    expect(['lamp state', "what is front door's state", "the lamp's state"].map(type)).toEqual([
      'match',
      'match',
      'nothing',
    ]);
  });

  test('values of a list are templates, and what is left out of "out" is "in"', () => {
    const things = {
      values: ['light[s]', { in: '<big> (sofa|couch)' }, { in: 7, out: 'seven' }, { in: 'two', out: 2 }],
    };
    const templates = compileTemplates({
      lists: { things },
      expansion_rules: { big: '(big|huge)' },
      intents: { it: { data: [{ sentences: ['see {things:what}'] }] } },
    });
    const values = ['see lights', 'see the', 'see huge couch', 'see seven', 'see 2'].map((text) => {
      const parse = templates.parse(text);
      return parse.type === 'match' ? parse.match.slots['what'] : parse.type;
    });
    expect(values).toEqual(['light[s]', 'nothing', '<big> (sofa|couch)', 'seven', 2]);
  });

  test('skip words are taken by a sentence that needs them', () => {
    const type = texts('could you [please] stop', { skip_words: ['please', 'could you'] });
    expect(['could you stop', 'please could you please stop please', 'stop'].map(type)).toEqual([
      'match',
      'match',
      'nothing',
    ]);
  });
});
