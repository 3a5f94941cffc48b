import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFile } from './temporary-file.ts';

async function load(text: string) {
  return loadConfig(await configFile(text), { HOME: '/home/someone' });
}

const TEA = '[[commands]]\nname = "tea"\nsentences = ["tea"]\n';

describe('the commands of the config', () => {
  it('run programs, start tasks and say things', async () => {
    const { config } = await load(`
      [[commands]]
      name = " deploy "
      sentences = ["deploy [{what}] to {environment}", "ship to {environment}"]
      lists = { environment = ["staging", { in = "production", out = "prod" }, 3], what = "*" }
      run = ["./deploy", "--to={environment}"]
      dir = "~/code/api"
      timeout = 1000
      confirm = true
      [[commands]]
      name = "review"
      sentences = ["review {project}"]
      start = "Review {project}."
      project = "{project}"
      agent = "codex"
      [[commands]]
      name = "tea"
      sentences = ["tea"]
      say = "The kettle is on."
    `);
    expect(config.commands).toEqual([
      {
        name: 'deploy',
        sentences: ['deploy [{what}] to {environment}', 'ship to {environment}'],
        lists: { environment: ['staging', { in: 'production', out: 'prod' }, 3], what: '*' },
        confirm: true,
        action: {
          type: 'run',
          command: ['./deploy', '--to={environment}'],
          dir: '/home/someone/code/api',
          timeout: 1000,
        },
      },
      {
        name: 'review',
        sentences: ['review {project}'],
        lists: {},
        confirm: false,
        action: { type: 'start', prompt: 'Review {project}.', project: '{project}', agent: 'codex' },
      },
      {
        name: 'tea',
        sentences: ['tea'],
        lists: {},
        confirm: false,
        action: { type: 'say', text: 'The kettle is on.' },
      },
    ]);
  });

  it('run in the current project for at most a minute unless they say otherwise', async () => {
    const { config } = await load(`${TEA}run = ["tea"]\n`);
    expect(config.commands[0]?.action).toEqual({ type: 'run', command: ['tea'], dir: undefined, timeout: 60_000 });
  });

  it('have a place, for what is found wrong with them later', async () => {
    const { placeOf } = await load(`${TEA}run = ["tea", "{x}"]\n`);
    expect(placeOf(['commands', 0, 'sentences', 0])).toMatchObject({ line: 3, column: 15 });
    expect(placeOf(['commands', 0, 'run', 1])).toMatchObject({
      file: expect.stringMatching(/config\.toml$/),
      line: 4,
      column: 16,
    });
    expect(placeOf(['commands', 1])).toMatchObject({ line: 1 });
    expect(placeOf(['projects'])).toBeUndefined();
  });

  it.each([
    ['', '1, column 1: [[commands]] “tea” needs what it does: one of run, start, say.'],
    [
      'run = ["a"]\nsay = "b"',
      '5, column 8: [[commands]] “tea” say must not stand beside run: a command does one thing.',
    ],
    ['run = []', '4, column 7: [[commands]] “tea” run must be a list that is not empty of texts, not [].'],
    ['run = [" "]', '4, column 7: [[commands]] “tea” run must begin with a program.'],
    [
      'run = ["{x}"]',
      '4, column 7: [[commands]] “tea” run must begin with a program that is written out: what is said never names it.',
    ],
    ['run = ["a", "\\u0000"]', '4, column 14: [[commands]] “tea” run, element 2, must not hold a NUL character.'],
    ['run = "a b"', '4, column 8: [[commands]] “tea” run must be a list that is not empty of texts, not "a b".'],
    ['say = " "', '4, column 8: [[commands]] “tea” say must be a text that is not empty.'],
    ['say = "a"\ndir = "/a"', '5, column 8: [[commands]] “tea” dir has a meaning only beside run.'],
    ['say = "a"\nagent = "codex"', '5, column 10: [[commands]] “tea” agent has a meaning only beside start.'],
    ['run = ["a"]\nproject = "api"', '5, column 12: [[commands]] “tea” project has a meaning only beside start.'],
    ['run = ["a"]\ndir = "a"', '5, column 8: [[commands]] “tea” dir must be an absolute path or begin with ~/.'],
    [
      'run = ["a"]\ntimeout = 0',
      '5, column 11: [[commands]] “tea” timeout must be a whole number of milliseconds from 1 to 86400000, not 0.',
    ],
    [
      'start = "a"\nagent = "x"',
      '5, column 10: [[commands]] “tea” agent must be one of: claude, codex, gemini, opencode.',
    ],
    [
      'say = "a"\nlists = { a = [] }',
      '5, column 15: [[commands]] “tea” lists.a must be a list that is not empty of values, not [].',
    ],
    [
      'say = "a"\nlists = { a = "any" }',
      '5, column 16: [[commands]] “tea” lists.a must be a list of values that is not empty, or "*" for any words.',
    ],
    [
      'say = "a"\nlists = { a = [true] }',
      '5, column 16: [[commands]] “tea” lists.a, element 1, must be a text, a number, or a table such as { in = "production", out = "prod" }.',
    ],
    [
      'say = "a"\nlists = { a = [{ in = "x" }] }',
      '5, column 16: [[commands]] “tea” lists.a, element 1, needs a "out": a text that is not empty.',
    ],
    ['say = "a"\nconfirm = "yes"', '5, column 12: [[commands]] “tea” confirm must be true or false, not "yes".'],
    [
      'say = "a"\nsentence = "b"',
      '5, column 13: [[commands]] “tea” has no key "sentence"; did you mean "sentences"? Expected one of: name, sentences,',
    ],
    [
      `say = "a"\n${TEA.replace('tea', 'Tea')}say = "b"`,
      '6, column 9: [[commands]] “Tea” name must be a name of its own: there is another “Tea”.',
    ],
  ])('that are wrong are named with their place: %s', async (rest, sentence) => {
    const error: unknown = await load(`${TEA}${rest}\n`).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'bad_config', hint: expect.stringContaining('then: wilco config check') });
    expect((error as Error).message).toContain(`config.toml line ${sentence}`);
  });

  it.each([
    ['[[commands]]\nsay = "x"', 'line 1, column 1: [[commands]] number 1 needs a "name": a text that is not empty.'],
    ['[commands]\nname = "x"', 'line 1, column 1: commands must be tables, each with the header [[commands]].'],
    ['[[command]]\nname = "x"', 'line 1: there is no [command]; did you mean "commands"?'],
    ['[[commands]]\nname = "x"\nsentences = []\nsay = "x"', 'sentences must be a list that is not empty of texts'],
  ])('of which the table itself is wrong: %s', async (text, sentence) => {
    await expect(load(text)).rejects.toMatchObject({ message: expect.stringContaining(sentence) });
  });
});
