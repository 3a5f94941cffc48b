import { describe, expect, it } from 'vitest';
import { readJsgf } from '../../../../../src/hear/recogniser/local/network/read-jsgf.ts';
import { wordNetwork } from '../../../../../src/hear/recogniser/local/network/word-network.ts';
import { sentencesOf } from './sentences-of.ts';

function weights(body: string, more = ''): Readonly<Record<string, number>> {
  const grammar = readJsgf(`#JSGF V1.0;\ngrammar test;\npublic <a> = ${body};\n${more}`);
  if (grammar === undefined) throw new Error('unreadable');
  return Object.fromEntries(sentencesOf(wordNetwork(grammar)));
}

describe("a grammar's network", () => {
  it('shares the weight between the alternatives of a choice, not between their words', () => {
    expect(weights('stop it | (go | run) now')).toEqual({ 'stop it': 0.5, 'go now': 0.25, 'run now': 0.25 });
  });

  it('counts nothing as one more alternative of an optional', () => {
    expect(weights('go [now | soon]')).toEqual({ go: 1 / 3, 'go now': 1 / 3, 'go soon': 1 / 3 });
  });

  it('goes on with a repetition half of the time', () => {
    expect(weights('(a | b)+ c')).toMatchObject({ 'a c': 0.25, 'a b c': 0.0625, 'b b b c': 0.015625 });
    expect(weights('a* c')).toEqual({ c: 0.5, 'a c': 0.25, 'a a c': 0.125, 'a a a c': 0.0625 });
  });

  it('puts a rule in the place of its name, wherever that stands', () => {
    expect(weights('<b> | see <b>', "<b> = it's | phoneme_AA;\n")).toEqual({
      ...{ "it's": 0.25, phoneme_AA: 0.25 },
      ...{ "see it's": 0.25, 'see phoneme_AA': 0.25 },
    });
  });
});

describe('a text that is no grammar', () => {
  it.each([
    ['has no header', 'public <a> = b;\n'],
    ['has no public rule', '#JSGF V1.0;\ngrammar t;\n<a> = b;\n'],
    ['names a rule that is missing', '#JSGF V1.0;\ngrammar t;\npublic <a> = <b>;\n'],
    ['holds a rule within itself', '#JSGF V1.0;\ngrammar t;\npublic <a> = x <b>;\n<b> = y [<a>];\n'],
    ['leaves a group open', '#JSGF V1.0;\ngrammar t;\npublic <a> = (b | c;\n'],
    ['closes a group twice', '#JSGF V1.0;\ngrammar t;\npublic <a> = (b));\n'],
    ['has an empty alternative', '#JSGF V1.0;\ngrammar t;\npublic <a> = b | ;\n'],
    ['has weights', '#JSGF V1.0;\ngrammar t;\npublic <a> = /2/ b | /1/ c;\n'],
    ['ends within a rule', '#JSGF V1.0;\ngrammar t;\npublic <a> = b'],
  ])('%s', (_, text) => {
    expect(readJsgf(text)).toBeUndefined();
  });
});
