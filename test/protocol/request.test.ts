import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WilcoError } from '../../src/core/error.ts';
import { PROTOCOL_VERSION, parseRequest, type Request } from '../../src/protocol/request.ts';

const EVERY_REQUEST: readonly Request[] = [
  { type: 'hello' },
  { type: 'say', text: 'what is running' },
  { type: 'start', prompt: 'fix it' },
  { type: 'start', prompt: '--help', project: '/srv/api', agent: 'claude', name: 'login', cwd: '/srv' },
  { type: 'start', prompt: 'fix it', queue: true },
  { type: 'listen', file: '/tmp/a.wav' },
  { type: 'talk', action: 'toggle' },
  { type: 'tasks' },
  { type: 'output', id: 3, follow: true },
  { type: 'retry' },
  { type: 'follow' },
  { type: 'wait', id: 3 },
  { type: 'cancel', target: 'it', now: false },
  { type: 'changes', id: 3 },
  { type: 'forget', which: [3, 4] },
  { type: 'forget', which: 'ended' },
  { type: 'status' },
  { type: 'stop' },
  { type: 'commands' },
];

function parse(fields: object): Request {
  return parseRequest({ v: PROTOCOL_VERSION, ...fields });
}

describe('a request', () => {
  it.each(EVERY_REQUEST)('of type $type is taken as it was sent', (request) => {
    expect(parse(request)).toEqual(request);
  });

  it.each([
    [{ type: 'say' }, '"text" must be a text'],
    [{ type: 'say', text: '  ' }, '"text" must be a text'],
    [{ type: 'start', prompt: 'x', project: 7 }, '"project" must be a text'],
    [{ type: 'listen', file: 'a.wav' }, '"file" must be an absolute path'],
    [{ type: 'talk', action: 'sing' }, '"action" must be start, stop, toggle, cancel'],
    [{ type: 'output', id: 0 }, '"id" must be a task\'s number'],
    [{ type: 'output', id: 1.5 }, '"id" must be a task\'s number'],
    [{ type: 'start', prompt: 'x', queue: 1 }, '"queue" must be true or false'],
    [{ type: 'changes', id: 'it' }, '"id" must be a task\'s number'],
    [{ type: 'forget', which: [] }, '"which" must be a list of task numbers, or "ended"'],
    [{ type: 'forget', which: [1, 0] }, '"which" must be a list'],
    [{ type: 'forget', which: 'all' }, '"which" must be a list'],
    [{ type: 'cancel', target: 'it', now: 'yes' }, '"now" must be true or false'],
  ])('%j is refused by the name of its field', (fields, message) => {
    expect(() => parse(fields)).toThrow(
      expect.objectContaining({ code: 'bad_argument', message: expect.stringContaining(message) }),
    );
  });

  it.each([[null], [[]], ['say'], [{ type: 'say', text: 'x' }], [{ v: 99, type: 'say', text: 'x' }]])(
    '%j is no request of this protocol',
    (message) => {
      expect(() => parseRequest(message)).toThrow(expect.objectContaining({ code: 'protocol' }));
    },
  );

  it.each([['fly'], ['constructor'], ['__proto__'], [7], [undefined]])('of type %j is unknown', (type) => {
    expect(() => parse({ type })).toThrow(expect.objectContaining({ code: 'protocol' }));
  });

  it('of any shape is parsed or refused with a typed error', () => {
    const type = fc.constantFrom(...EVERY_REQUEST.map((request) => request.type));
    const fields = fc.record({
      type,
      text: fc.anything(),
      prompt: fc.anything(),
      id: fc.anything(),
      which: fc.anything(),
      target: fc.anything(),
    });
    fc.assert(
      fc.property(fields, (message) => {
        try {
          parse(message);
        } catch (error) {
          expect(error).toBeInstanceOf(WilcoError);
        }
      }),
    );
  });
});
