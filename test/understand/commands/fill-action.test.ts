import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillAction } from '../../../src/understand/commands/fill-action.ts';
import { command, run } from './commands.ts';

const NOTE = command('note', ['note {text} in {project} for {days}'], {
  action: run('notes', 'add', '--days={days}', '{project}/notes', '--', '{text}', '{text}{project}'),
});

describe('what a command does, filled in', () => {
  it('has free text in its own wording and numbers as digits', () => {
    const slots = { text: 'Buy "milk"; $(rm -rf /) & {days} $&', project: 'api', days: 3 };
    expect(fillAction(NOTE, slots)).toEqual({
      ...run('notes', 'add', '--days=3', 'api/notes', '--', slots.text, `${slots.text}api`),
    });
  });

  it('is what it was where it has no places', () => {
    const tea = command('tea', ['tea'], { action: { ...run('make', 'tea', '-x', '{ a }'), timeout: 5 } });
    expect(fillAction(tea, { a: 'b' })).toEqual(tea.action);
  });

  it('starts tasks and says things with what was said in them', () => {
    const start = { type: 'start', prompt: 'Review {what}.', project: '{project}', agent: undefined } as const;
    expect(fillAction(command('x', ['x'], { action: start }), { what: '-the API', project: 'my web' })).toEqual({
      ...start,
      prompt: 'Review -the API.',
      project: 'my web',
    });
    const say = { type: 'say', text: '{n} and {n}' } as const;
    expect(fillAction(command('x', ['x'], { action: say }), { n: 2 })).toEqual({ type: 'say', text: '2 and 2' });
  });

  it.each([
    ['{text}', '--force'],
    ['{text}', '-'],
    ['{text}.txt', '-x'],
    ['{text}{more}', ''],
  ])('is refused where %j would become an option by %j, unless "--" stands before it', (argument, text) => {
    const slots = { text, more: '-more' };
    const bare = command('x', ['x'], { action: run('a', '-b', argument) });
    expect(fillAction(bare, slots)).toEqual({
      code: 'bad_argument',
      message:
        'What was said for {text} of the command “x” begins with a dash, so the program may take it for an option.',
      hint: 'Say it without the dash, or put "--" before "{text}" in the config, if the program knows what that means.',
    });
    const fenced = command('x', ['x'], { action: run('a', '--', '{more}', argument) });
    expect(fillAction(fenced, slots)).toHaveProperty('type', 'run');
  });

  it('is refused too where "--" only ends the options of a program that begins another', () => {
    const wrapped = command('x', ['x'], { action: run('sudo', '--', 'git', 'checkout', '{text}') });
    expect(fillAction(wrapped, { text: '--force' })).toHaveProperty('code', 'bad_argument');
    const fenced = command('x', ['x'], { action: run('sudo', '--', 'git', 'checkout', '--', '{text}') });
    expect(fillAction(fenced, { text: '--force' })).toHaveProperty('type', 'run');
  });

  it('may hold a dash inside an argument, and where the config has written one', () => {
    const x = command('x', ['x'], { action: run('a', '-m{text}', '--m={text}', '{more}') });
    expect(fillAction(x, { text: '-v', more: 'a-b' })).toMatchObject({ command: ['a', '-m-v', '--m=-v', 'a-b'] });
  });

  it('is refused where a slot was not said, or holds a NUL', () => {
    expect(fillAction(NOTE, { text: 'a', days: 1 })).toEqual({
      code: 'bad_argument',
      message: 'The command “note” needs {project}, and nothing was said for it.',
      hint: 'Say all of it: note {text} in {project} for {days}',
    });
    expect(fillAction(NOTE, { text: 'secret\0', project: 'api', days: 1 })).toMatchObject({
      code: 'bad_argument',
      message: expect.stringMatching(/^What was said for \{text\} .* holds a NUL/),
    });
    expect(fillAction(command('x', ['x'], { action: run('a', '{constructor}') }), {})).toHaveProperty('code');
  });

  it('has as many arguments as the config has, each with its own words kept, whatever is said', () => {
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('-x', '--', '{b}', '$&', ''));
    const part = fc.oneof(fc.constantFrom('{a}', '{b}', '--', '-', '{c}', '{ a }'), fc.string());
    const argument = fc.array(part, { maxLength: 3 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(argument), words, fc.oneof(words, fc.integer()), (rest, a, b) => {
        const filled = fillAction(command('x', ['x'], { action: run('program', ...rest) }), { a, b, c: true });
        if ('code' in filled) {
          expect(filled.code).toBe('bad_argument');
          return;
        }
        const result = filled.type === 'run' ? filled.command : [];
        expect(result).toHaveLength(rest.length + 1);
        expect(result[0]).toBe('program');
        for (const [index, template] of rest.entries()) {
          const word = result[index + 1] ?? '';
          const before = rest.slice(0, index);
          const fenced = before.slice(before.lastIndexOf('--') + 1).every((one) => /^\{[abc]\}/.test(one));
          if (/^\{[abc]\}/.test(template) && !(fenced && before.includes('--')))
            expect(word.startsWith('-')).toBe(false);
          if (!/\{[abc]\}/.test(template)) expect(word).toBe(template);
        }
      }),
    );
  });
});
