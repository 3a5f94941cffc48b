import { describe, expect, it } from 'vitest';
import { errorFacts, WilcoError } from '../../src/core/error.ts';

const facts = { code: 'task_unknown', message: 'There is no task 7.', hint: 'wilco tasks lists them.' } as const;

describe('WilcoError', () => {
  it('keeps message and hint when it is written as JSON', () => {
    expect(JSON.parse(JSON.stringify({ error: new WilcoError(facts) }))).toEqual({ error: facts });
  });

  it('gives its facts', () => {
    expect(errorFacts(new WilcoError(facts))).toEqual(facts);
  });

  it('any other thrown value is internal, with its own message', () => {
    expect(errorFacts(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal',
      message: 'x is not a function',
    });
    expect(errorFacts('plain')).toMatchObject({ code: 'internal', message: 'plain' });
  });
});
