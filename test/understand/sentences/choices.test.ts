import { describe, expect, test } from 'vitest';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { readSentences } from '../../../src/understand/sentences-folder.ts';
import { situation, task } from '../situations.ts';

const { choices } = readSentences();
const names = new KnownNames().lists(situation([task(2, 'refactor auth'), task(1, 'fix login')]));

describe('an answer to "which one?"', () => {
  test.each([
    ['the first', { ordinal: 1 }],
    ['the second one', { ordinal: 2 }],
    ['The second.', { ordinal: 2 }],
    ['second', { ordinal: 2 }],
    ['I mean the third one', { ordinal: 3 }],
    ['take the first one please', { ordinal: 1 }],
    ['the 2nd one', { ordinal: 2 }],
    ['no the second one', { ordinal: 2 }],
    ['I would like the second project', { ordinal: 2 }],
    ['two', { number: 2 }],
    ['number two', { number: 2 }],
    ['task two', { number: 2 }],
    ['the task number two', { number: 2 }],
    ['option 3', { number: 3 }],
    ["it's number four", { number: 4 }],
    ['make it number one', { number: 1 }],
    ['the auth one', { name: 'auth' }],
    ['the auth task', { name: 'auth' }],
    ['auth', { name: 'auth' }],
    ['fix login', { name: 'fix login' }],
    ['I meant the login task', { name: 'login' }],
    ['the one called fix login', { name: 'fix login' }],
    ['api', { project: 'api' }],
    ['in api', { project: 'api' }],
    ['the one in api', { project: 'api' }],
    ['the task in my web', { project: 'my-web' }],
    ['the api project', { project: 'api' }],
    ['the api one', { project: 'api' }],
    ['in the project my web', { project: 'my-web' }],
    ['yes api', { project: 'api' }],
    ['use my web', { project: 'my-web' }],
    ['the last one', { last: true }],
    ['the last', { last: true }],
    ['take the last task', { last: true }],
    ['I mean the bottom one', { last: true }],
  ])('"%s"', (text, slots) => {
    const parse = choices.parse(text, names);
    expect(parse.type === 'match' && parse.match.slots).toEqual(slots);
  });
});

test.each([
  'yes',
  'no',
  'never mind',
  'both',
  'all of them',
  'cancel it',
  'the second hand shop',
  'two birds',
  'in the morning',
  'the one I love',
  'last christmas',
  'what is running',
  'api gateway timeout',
  'take it easy',
])('"%s" chooses nothing', (text) => {
  expect(choices.parse(text, names)).toEqual({ type: 'nothing' });
});
