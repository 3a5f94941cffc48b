import { describe, expect, it } from 'vitest';
import type { CustomCommand } from '../../../src/core/custom-command.ts';
import { checkCommands } from '../../../src/understand/commands/check-commands.ts';
import { command, placeOf, run, thrownBy } from './commands.ts';

const ENVIRONMENT = { environment: ['staging', { in: 'production', out: 'prod' }] };

describe('a command of the person’s own', () => {
  it.each<[string, CustomCommand]>([
    ['says something', command('tea', ['tea [please]', '(make|brew) tea'])],
    [
      'fills an argument',
      command('x', ['ship to {environment}'], { lists: ENVIRONMENT, action: run('a', '{environment}') }),
    ],
    [
      'takes the words for a slot from several lists',
      command('x', ['ship (to {environment:where}|{n:where} away)'], {
        lists: { ...ENVIRONMENT, n: [1, 2] },
        action: run('a', '--to={where}'),
      }),
    ],
    [
      'names a project',
      command('x', ['look at {project}'], {
        action: { type: 'start', prompt: 'a {project}', project: '{project}', agent: undefined },
      }),
    ],
    [
      'has words in any order',
      command('x', ['(ship;to {environment};now)'], { lists: ENVIRONMENT, action: run('a', '{environment}') }),
    ],
    [
      'has a place in each of two forms',
      command('x', ['ship (to|at) {environment}', '{environment} gets it'], {
        lists: ENVIRONMENT,
        action: run('a', '{environment}'),
      }),
    ],
    [
      'has a slot that is only sometimes said and never used',
      command('x', ['ship [to {environment}]'], { lists: ENVIRONMENT }),
    ],
    ['has braces that are no place', command('x', ['x'], { action: run('awk', '{ print }', '{{.Names}}', '{}') })],
    [
      'gives a shell what was said as an argument',
      command('x', ['note {t}'], { lists: { t: '*' }, action: run('sh', '-c', 'echo "$1"', 'sh', '{t}') }),
    ],
    [
      'puts its own values into a text for a shell',
      command('x', ['ship {environment}'], { lists: ENVIRONMENT, action: run('sh', '-c', 'make {environment}') }),
    ],
    [
      'gives a program that reads code what was said as another argument',
      command('note', ['note {t}'], {
        lists: { t: '*' },
        action: run('python3', '-c', 'import sys; print(sys.argv[1])', '{t}'),
      }),
    ],
    [
      'gives a program what was said that is called like one that reads code, as a word of its own',
      command('note', ['note {t}'], { lists: { t: '*' }, action: run('npm', 'run', 'watch', '--', '{t}') }),
    ],
    ['has an option after its end', command('x', ['x {o}'], { lists: { o: ['-a'] }, action: run('a', '--', '{o}') })],
    [
      'has a value in several forms that says what it stands for',
      command('x', ['x {o}'], { lists: { o: [{ in: '[the] (a|b)', out: 'a' }] } }),
    ],
  ])('is good where it %s', (_what, good) => {
    expect(() => checkCommands([good], placeOf)).not.toThrow();
  });

  it.each<[string, CustomCommand, string, string]>([
    [
      'is no template',
      command('tea', ['tea', 'make [tea']),
      'config.toml line 11, column 19: a sentence of the command “tea” is no template: expected "]" for the "[" at character 6.',
      'The notation: [optional]',
    ],
    [
      'names a rule',
      command('tea', ['tea <in_project>']),
      'config.toml line 10, column 14: a sentence of the command “tea” names the rule <in_project>, and commands of your own have no rules.',
      'Write the words of the rule there.',
    ],
    [
      'names a list that is not there',
      command('tea', ['make {drink}']),
      'config.toml line 10, column 15: the command “tea” has no list "drink".',
      'Add it: lists = { drink = ["…", "…"] }, or drink = "*" for any words. Known without that: project, name, agent, number.',
    ],
    [
      'never names its list',
      command('tea', ['tea'], { lists: ENVIRONMENT }),
      'config.toml line 20, column 10: no sentence of the command “tea” names its list "environment".',
      'Write {environment} into a sentence',
    ],
    [
      'has a list of a name that is known',
      command('tea', ['tea {project}'], { lists: { project: ['a'] } }),
      'the list "project" of the command “tea” has the name of one that Wilco has itself.',
      'Give it another name',
    ],
    [
      'has a slot that no place can name',
      command('tea', ['tea {tea-kind}'], { lists: { 'tea-kind': ['green'] } }),
      'column 14: the slot "tea-kind" of the command “tea” has a name that is not made of letters, digits and "_".',
      '{list:slot}',
    ],
    [
      'has a value that is no template',
      command('tea', ['tea {kind}'], { lists: { kind: [{ in: 'a)', out: 'b' }] } }),
      'a value of the command “tea” is no template: expected a word; this ")" closes nothing.',
      'The notation',
    ],
    [
      'has a value with a list in it',
      command('tea', ['tea {kind}'], { lists: { kind: ['a', 'b {kind}'] } }),
      'column 12: a value of the command “tea” holds a list or a rule, and it can be words only.',
      'Write the words out.',
    ],
    [
      'has a value of several forms',
      command('tea', ['tea {kind}'], { lists: { kind: ['green [leaf]'] } }),
      'the value “green [leaf]” of the command “tea” can be said in several ways and does not say what it stands for.',
      'Write it as { in = "green [leaf]", out = "…" }.',
    ],
    [
      'is any words at all',
      command('tea', ['{anything}'], { lists: { anything: '*' } }),
      'config.toml line 10, column 10: “{anything}” of the command “tea” can be said without any word of its own.',
      'Put a word before it',
    ],
    [
      'is only a value',
      command('tea', ['[make] {environment}'], { lists: ENVIRONMENT }),
      '“[make] {environment}” of the command “tea” can be said without any word of its own.',
      'Put a word before it',
    ],
    [
      'has a word in one form only',
      command('tea', ['(make|{environment})'], { lists: ENVIRONMENT }),
      'can be said without any word of its own.',
      'Put a word before it',
    ],
    [
      'has a place that nothing fills',
      command('tea', ['tea'], { action: run('make', 'tea', '--kind={kind}') }),
      'config.toml line 32, column 17: no sentence of the command “tea” fills {kind}.',
      'Write {kind} into its sentences; where it is no slot, put a space inside: { kind }.',
    ],
    [
      'has a place that is not always filled',
      command('tea', ['tea for {number}', 'tea [for {number}]'], {
        action: { type: 'say', text: 'Tea for {number}.' },
      }),
      'config.toml line 50, column 18: {number} of the command “tea” is empty when its sentence “tea [for {number}]” is said without it.',
      'Make {number} a part of every sentence',
    ],
    [
      'has a place in the project that nothing fills',
      command('tea', ['tea'], { action: { type: 'start', prompt: 'a', project: '{where}', agent: undefined } }),
      'config.toml line 70, column 10: no sentence of the command “tea” fills {where}.',
      'Write {where} into its sentences',
    ],
    [
      'says where to run',
      command('tea', ['tea {project}'], { action: { ...run('a'), dir: '/code/{project}' } }),
      'config.toml line 60, column 10: dir of the command “tea” names {project}, and where a program runs is never said.',
      'Write the directory out',
    ],
    [
      'lets a shell run what is said',
      command('tea', ['note {what}'], { lists: { what: '*' }, action: run('/bin/bash', '-lc', 'echo {what}') }),
      'config.toml line 32, column 10: the command “tea” puts {what} into a text that a shell reads, which would run what is said.',
      'Give it as an argument: ["sh", "-c", "… \\"$1\\"", "sh", "{what}"].',
    ],
    [
      'lets a shell behind another program run what is said',
      command('tea', ['note {project}'], { action: run('env', 'A=b', 'sh', '-e', '-c', '{project}') }),
      'puts {project} into a text that a shell reads',
      'Give it as an argument',
    ],
    [
      'lets a program run what is said as its code',
      command('tea', ['note {what}'], { lists: { what: '*' }, action: run('python3', '-c', 'print("{what}")') }),
      'puts {what} into a text that python3 runs as code, which would run what is said.',
      'Give it as an argument of its own that the code reads, or name its values in a list.',
    ],
    [
      'sends what is said to the shell of another machine',
      command('tea', ['note {what}'], { lists: { what: '*' }, action: run('ssh', 'host', 'note', '{what}') }),
      'puts {what} into a text that a shell reads behind ssh, which would run what is said.',
      'Name its values in a list, or begin a program there that needs no word of it.',
    ],
    [
      'has a value that is an option',
      command('tea', ['tea {how}'], { lists: { how: [{ in: 'hot', out: '--hot' }] }, action: run('tea', '{how}') }),
      'config.toml line 31, column 10: the value “--hot” of {how} of the command “tea” begins with a dash, and what is said is never an option.',
      'Make a command of its own for it',
    ],
  ])('is bad where it %s', (_what, bad, message, hint) => {
    const error = thrownBy(() => checkCommands([bad], placeOf));
    expect(error.code).toBe('bad_config');
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
    expect(error.hint).toMatch(/Correct \/home\/someone\/config\.toml, then: wilco config check$/);
  });

  it.each([
    [['bash', '-ce', 'echo {what}']],
    [['sh', '-c', '--', 'echo {what}']],
    [['bash', '-c', '-x', 'echo {what}']],
    [['bash', '-c', '-o', 'errexit', 'echo {what}']],
    [['bash', '+ec', 'echo {what}']],
    [['rbash', '-c', 'echo {what}']],
    [['ash', '-c', 'echo {what}']],
    [['su', 'me', '-c', 'echo {what}']],
    [['su', '--command=echo {what}', 'me']],
    [['flock', '/tmp/x', '-c', 'echo {what}']],
    [['python3.12', '-cprint({what})']],
    [['perl', '-ne', 'print {what}']],
    [['node', '--eval={what}']],
    [['env', 'A=b', 'node', '-p', '{what}']],
    [['awk', '-F,', '{ print {what} }']],
    [['sed', '-i', 's/a/{what}/', 'file']],
    [['sed', '-e', 'p', '-e', 's/a/{what}/', 'file']],
    [['sed', '--expression=s/a/{what}/', 'file']],
    [['watch', 'echo', '{what}']],
    [['sudo', 'ssh', 'host', '--', 'echo {what}']],
  ])('is bad where a shell or its like would run what is said: %j', ([program = '', ...args]) => {
    const bad = command('tea', ['note {what}'], { lists: { what: '*' }, action: run(program, ...args) });
    expect(thrownBy(() => checkCommands([bad], placeOf)).message).toContain('which would run what is said');
  });

  it.each([
    [['awk', '-v', 'x={what}', '{ print x }']],
    [['awk', '-f', 'program', '{what}']],
    [['sed', '-n', '1p', '{what}']],
    [['sed', '-E', '-e', '1p', '{what}']],
    [['bash', 'script', '{what}']],
    [['bash', '-o', 'pipefail', '-c', 'echo "$1"', 'bash', '{what}']],
    [['git', 'commit', '-m', '{what}']],
    [['node', 'main.js', '{what}']],
  ])('is good where nothing runs what is said: %j', ([program = '', ...args]) => {
    const good = command('tea', ['note {what}'], { lists: { what: '*' }, action: run(program, ...args) });
    expect(() => checkCommands([good], placeOf)).not.toThrow();
  });

  it('is one of several whose problems are all told', () => {
    const error = thrownBy(() =>
      checkCommands([command('a', ['a {x}']), command('b', ['b']), command('c', ['c <d>', 'c'])], placeOf),
    );
    expect(error.message).toBe('config.toml line 10, column 12: the command “a” has no list "x".');
    expect(error.hint).toMatch(/^Also config\.toml line 210, column 12: a sentence of the command “c” names the rule/);
  });

  it('is named without a place where there is none', () => {
    const { message, hint } = thrownBy(() => checkCommands([command('a', ['a {x}'])]));
    expect(message).toBe('The command “a” has no list "x".');
    expect(hint).not.toContain('Correct');
  });
});
