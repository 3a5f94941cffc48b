import { describe, expect, it } from 'vitest';
import { decisionWord, intentsText } from '../../src/cli/decision-text.ts';
import { understoodLine } from '../../src/cli/understood-line.ts';
import { understoodText } from '../../src/cli/understood-text.ts';
import type { Announcement } from '../../src/core/announcement.ts';
import type { Decision } from '../../src/core/decision.ts';
import type { Explanation, Verdict } from '../../src/core/explanation.ts';
import type { Understood } from '../../src/daemon/once-understand.ts';

const cancel: Decision = { type: 'act', intent: { type: 'cancel', taskId: 2, now: true } };

const explanation: Explanation = {
  text: 'cancel uh the auth task now',
  repaired: 'cancel the auth task now',
  repairs: ['“uh” is no word'],
  readings: [{ intent: 'cancel', template: 'cancel <task> [now]', slots: { name: 'auth', now: true } }],
  references: ['auth → task 2, refactor auth'],
  risk: 'destructive',
  certainty: 'sure',
  confidence: 0.9,
  verdict: 'act',
  decision: cancel,
};

function understood(changes: Partial<Extract<Understood, { type: 'understood' }>> = {}) {
  return {
    type: 'understood',
    file: undefined,
    utterance: {
      text: explanation.text,
      engine: 'typed',
      freeText: 'exact',
      confidence: undefined,
      duration: undefined,
    },
    explanation,
    decision: cancel,
    phrase: undefined,
    notes: [],
    ms: 0.4212345,
    ...changes,
  } as const satisfies Understood;
}

function tell(announcement: Announcement): Decision {
  return { type: 'tell', announcement };
}

describe('the word for a decision', () => {
  const problem = { type: 'problem', error: { code: 'bad_argument', message: 'm', hint: 'h' } } as const;
  const question: Announcement = {
    type: 'question',
    question: { type: 'confirm', id: 'q', choices: [], expiresAt: 0, intent: { type: 'status' }, tasks: [] },
  };
  const both: Decision = { type: 'actInTurn', intents: [{ type: 'status' }, { type: 'help' }] };

  it.each<[string, Decision, Verdict | undefined]>([
    ['act', cancel, 'act'],
    ['undo', cancel, 'undo'],
    ['act', both, undefined],
    ['ask', tell(question), 'ask'],
    ['refuse', tell(problem), 'refuse'],
    ['tell', tell(problem), undefined],
    ['tell', tell({ type: 'dismissed' }), undefined],
    ['nothing', tell({ type: 'notUnderstood', text: 'x', suggestions: [] }), undefined],
    ['model', { type: 'consult' }, undefined],
  ])('is %s for %j', (word, decision, verdict) => {
    expect(decisionWord({ explanation: { ...explanation, verdict }, decision })).toBe(word);
  });
});

it('what would be done is named with all that it holds', () => {
  expect(intentsText(cancel)).toEqual(['cancel: task 2 · now']);
  expect(intentsText({ type: 'actInTurn', intents: [{ type: 'status' }, { type: 'help' }] })).toEqual([
    'status',
    'help',
  ]);
  const project = { name: 'api', dir: '/projects/api' };
  const start = { type: 'start', prompt: 'fix it', project, name: undefined, agent: 'codex', queue: true } as const;
  expect(intentsText({ type: 'act', intent: start })).toEqual([
    'start: prompt "fix it" · project api · agent "codex" · queue',
  ]);
  expect(intentsText({ type: 'act', intent: { type: 'cancelAll', taskIds: [1, 2] } })).toEqual([
    'cancelAll: taskIds [1,2]',
  ]);
  expect(intentsText({ type: 'consult' })).toEqual([]);
});

describe('the line for a program', () => {
  it('holds what the sentence came to', () => {
    expect(understoodLine(understood())).toEqual({
      file: null,
      text: 'cancel uh the auth task now',
      intent: 'cancel',
      slots: { name: 'auth', now: true },
      confidence: 0.9,
      decision: 'act',
      ms: 0.421,
    });
  });

  it('is there for silence and for a file that cannot be heard, too', () => {
    const phrase = { title: 'I heard nothing', body: 'Is it on?', spoken: '', urgency: 'normal' } as const;
    expect(understoodLine({ type: 'nothingHeard', file: 'a.wav', phrase, notes: [], ms: 12 })).toEqual({
      file: 'a.wav',
      text: '',
      intent: null,
      slots: {},
      confidence: 0,
      decision: 'nothing',
      ms: 12,
    });
    const error = { code: 'audio_format', message: 'm', hint: 'h' } as const;
    expect(understoodLine({ type: 'failed', file: 'b.wav', error })).toEqual({ file: 'b.wav', error });
  });
});

describe('the steps for a person', () => {
  it('stand one below the other', () => {
    expect(understoodText(understood()).split('\n')).toEqual([
      'heard       cancel uh the auth task now',
      'repaired    cancel the auth task now',
      '            “uh” is no word',
      'template    cancel: cancel <task> [now]',
      'slots       name = auth, now = true',
      'references  auth → task 2, refactor auth',
      'risk        destructive',
      'certainty   sure, 90 %',
      'decision    act: it would be done',
      '            cancel: task 2 · now',
      'time        0.42 ms',
    ]);
  });

  it('name the file, who heard it, and what would be told', () => {
    const shown = understoodText(
      understood({
        file: 'a.wav',
        utterance: { text: 'x', engine: 'local', freeText: 'guess', confidence: 0.83, duration: 900 },
        explanation: {
          ...explanation,
          text: 'x',
          repaired: 'x',
          repairs: [],
          readings: [],
          references: [],
          risk: undefined,
          certainty: undefined,
        },
        decision: tell({ type: 'notUnderstood', text: 'x', suggestions: ['cancel it'] }),
        phrase: {
          title: 'I did not understand that',
          body: 'I heard “x”.\nDid you mean “cancel it”?',
          spoken: '',
          urgency: 'normal',
        },
        notes: ['recogniser openai: no network'],
        ms: 312.4,
      }),
    );
    expect(shown.split('\n')).toEqual([
      'file      a.wav',
      'heard     x (local, 83 %)',
      'repaired  nothing to repair',
      'template  none fits',
      'decision  nothing: it is not understood',
      '          I did not understand that',
      '          I heard “x”.',
      '          Did you mean “cancel it”?',
      'note      recogniser openai: no network',
      'time      312 ms',
    ]);
  });

  it('show several readings as a tie, and nothing that a terminal obeys', () => {
    const readings = [
      { intent: 'cancel', template: '\u001b[31mcancel {name}', slots: { name: 'deploy now' } },
      { intent: 'cancel', template: 'cancel {name} now', slots: { name: 'deploy', now: true } },
    ];
    const shown = understoodText(understood({ explanation: { ...explanation, readings } }));
    expect(shown).toContain('template    cancel: cancel {name}\n            cancel: cancel {name} now\n');
    expect(shown).toContain('slots       name = deploy now\n            name = deploy, now = true\n');
    expect(shown).not.toContain('\u001b');
  });
});
