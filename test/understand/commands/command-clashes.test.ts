import { describe, expect, it } from 'vitest';
import type { CustomCommand } from '../../../src/core/custom-command.ts';
import { commandClashes } from '../../../src/understand/commands/command-clashes.ts';
import { customDefinition } from '../../../src/understand/commands/custom-definition.ts';
import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { TextList } from '../../../src/understand/templates/text-list.ts';
import { command, placeOf, thrownBy } from './commands.ts';

const OWN_SENTENCES = {
  intents: {
    cancel: { data: [{ sentences: ['(cancel|stop) (it|that)', '(cancel|stop) the {unknown} task'] }] },
    start: { data: [{ sentences: ['start [a] task {prompt}', '(ask|tell) {agent} to {prompt}'] }] },
    openProject: { data: [{ sentences: ['open [the] project {project}'] }] },
    confirm: { data: [{ sentences: ['(yes|of course|okay)', '(go|do it)', '(yes|of course|okay) (go|do it)'] }] },
    deny: { data: [{ sentences: ['(no|no thank you)', "(don't|not that)", "(no|no thank you) (don't|not that)"] }] },
  },
  lists: { unknown: { wildcard: true }, prompt: { wildcard: true } },
  skip_words: ['please', 'okay'],
  not_meant: ['halt everything'],
};
const RUN_TIME = new Map([
  ['project', new TextList()],
  ['name', new TextList()],
  ['agent', new TextList()],
]);

function check(commands: readonly CustomCommand[]): void {
  const { definition } = customDefinition(commands);
  const intents = { ...OWN_SENTENCES.intents, ...definition.intents };
  commandClashes(commands, {
    builtIn: compileTemplates(OWN_SENTENCES, { lists: RUN_TIME }),
    together: compileTemplates({ ...OWN_SENTENCES, intents }, { lists: RUN_TIME }),
    placeOf,
  });
}

const ANY = { what: '*' } as const;

describe('commands of the person’s own', () => {
  it.each<[string, readonly CustomCommand[]]>([
    ['are like no other sentence', [command('deploy', ['deploy to {e}'], { lists: { e: ['staging', 'prod'] } })]],
    ['have more words of their own', [command('b', ['start a task backup'])]],
    ['are told apart by their own words', [command('a', ['note {what}'], { lists: ANY }), command('b', ['note this'])]],
    ['share a beginning and no sentence', [command('a', ['ship it']), command('b', ['ship it now'])]],
    ['have the same sentence twice in one of them', [command('a', ['ship [it]', 'ship it'])]],
    ['begin with a word that only answers alone', [command('a', ['go live']), command('b', ["don't ship"])]],
    ['have less words of their own than free text of Wilco’s', [command('a', ['tell {what}'], { lists: ANY })]],
    ['name a known list', [command('a', ['look at {project}', 'is {agent} here'])]],
  ])('are good where they %s', (_what, commands) => {
    expect(() => check(commands)).not.toThrow();
  });

  it.each<[string, readonly CustomCommand[], string, string]>([
    [
      'are one of Wilco’s own',
      [command('a', ['ship it']), command('halt', ['halt', 'stop (it|everything)'])],
      "config.toml line 111, column 10: “stop (it|everything)” of the command “halt” is also Wilco's own “stop it” (cancel).",
      'Change a word of yours. Correct /home/someone/config.toml, then: wilco config check',
    ],
    [
      'are one of Wilco’s own by a value',
      [command('halt', ['stop {what}'], { lists: { what: ['the music', 'that'] } })],
      "is also Wilco's own “stop that” (cancel).",
      'Change a word of yours.',
    ],
    [
      'take one of Wilco’s own with free text',
      [command('halt', ['stop {what}'], { lists: ANY })],
      "“stop {what}” of the command “halt” is also Wilco's own “stop it” (cancel).",
      'Change a word of yours.',
    ],
    [
      'are free text where Wilco’s own are too',
      [command('begin', ['start task {what}'], { lists: ANY })],
      "“start task {what}” of the command “begin” is also Wilco's own “start task …” (start).",
      'Change a word of yours.',
    ],
    [
      'have only words of their own that mean nothing',
      [command('a', ['please {what}'], { lists: ANY })],
      "“please {what}” of the command “a” is also Wilco's own “please ",
      'Change a word of yours.',
    ],
    [
      'have the same sentence',
      [command('a', ['ship (it|now)']), command('b', ['x', 'ship now'])],
      'config.toml line 10, column 10: “ship (it|now)” of the command “a” is also “ship now” of the command “b”: both can be “ship now”.',
      'Change a word of one of them.',
    ],
    [
      'have the same sentence with free text',
      [command('a', ['note {what}'], { lists: ANY }), command('b', ['note {x}'], { lists: { x: '*' } })],
      '“note {what}” of the command “a” is also “note {x}” of the command “b”: both can be “note ',
      'Change a word of one of them.',
    ],
    [
      'begin with yes',
      [command('a', ['yes ship it'])],
      'config.toml line 10, column 10: “yes ship it” of the command “a” begins with “yes”, like an answer to a question.',
      'Begin it with another word.',
    ],
    [
      'begin with an answer of several words',
      [command('a', ['no thank you very much'])],
      '“no thank you very much” of the command “a” begins with “no thank you”, like an answer to a question.',
      'Begin it with another word.',
    ],
    [
      'begin with an answer that is skipped elsewhere',
      [command('a', ['[okay] ship it'])],
      'begins with “okay”, like an answer to a question.',
      'Begin it with another word.',
    ],
    [
      'are taken for nothing',
      [command('a', ['halt everything'])],
      '“halt everything” of the command “a” can be “halt everything”, which Wilco takes for something that is not meant.',
      'Change a word of it.',
    ],
  ])('are bad where they %s', (_what, commands, message, hint) => {
    const error = thrownBy(() => check(commands));
    expect(error.code).toBe('bad_config');
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });
});
