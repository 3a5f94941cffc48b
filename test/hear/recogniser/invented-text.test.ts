import { describe, expect, test } from 'vitest';
import { type TakeFacts, whyInvented } from '../../../src/hear/recogniser/invented-text.ts';
import { contextOf } from '../../../src/hear/recogniser/openai/transcription-context.ts';

const facts: TakeFacts = { duration: 2500, spoken: 1400 };
const told = ['wilco', 'refactor auth', 'fix the login bug', 'api'];

function why(text: string, change: Partial<TakeFacts & { readonly certainty: number }> = {}) {
  const { certainty, ...rest } = change;
  return whyInvented({ text, certainty, told }, { ...facts, ...rest });
}

describe('text that nobody said', () => {
  test.each([
    'Thank you for watching!',
    'Thanks for watching, and I’ll see you next time.',
    'Subtitles by the Amara.org community',
    'Please subscribe to my channel.',
    '[Music]',
    '(sighs) ... ♪',
    '*coughs*',
    'ご視聴ありがとうございました',
    'Спасибо за просмотр',
    '...',
    '',
  ])('%j is known to be made up', (text) => {
    expect(why(text)).toBe('not-speech');
  });

  test.each([
    'wilco, refactor auth, fix the login bug, api.',
    'Refactor auth. Fix the login bug. API',
    'Wilco refactor auth fix',
  ])('%j is what the model was told before', (text) => {
    expect(why(text)).toBe('not-speech');
  });

  test('a prompt of two names that comes back whole is an echo, one name is not', () => {
    const two = ['api', 'web'];
    expect(whyInvented({ text: 'api, web.', certainty: undefined, told: two }, facts)).toBe('not-speech');
    expect(whyInvented({ text: 'web', certainty: undefined, told: two }, facts)).toBeUndefined();
    expect(whyInvented({ text: 'web', certainty: undefined, told: ['web'] }, facts)).toBeUndefined();
  });

  test.each(['prompt', 'keywords'] as const)(
    'what Wilco itself tells a model by its %s is not taken for speech',
    (way) => {
      for (const phrases of [[], ['wilco'], ['wilco', 'api']]) {
        const { prompt = '', pieces } = contextOf(phrases, way);
        for (const text of [prompt, pieces[0] ?? '', pieces.slice(0, 2).join(' ')].map((said) => said.trim())) {
          expect(whyInvented({ text, certainty: undefined, told: pieces }, facts), text).toBe('not-speech');
        }
      }
    },
  );

  test('more words than anybody says in the time were not said', () => {
    const loop = Array.from({ length: 60 }, () => "I'm sorry").join(' ');
    expect(why(loop)).toBe('not-speech');
    expect(why(loop, { duration: 30_000 })).toBeUndefined();
  });

  test('what the model itself doubts was not understood', () => {
    expect(why('cancel it', { certainty: -1.2 })).toBe('unclear');
    expect(why('cancel it', { certainty: -0.8 })).toBeUndefined();
  });

  test('“you” and “thank you” are believed where enough was said', () => {
    expect(why('you', { spoken: 180 })).toBe('not-speech');
    expect(why('Thank you.', { spoken: 250 })).toBe('not-speech');
    expect(why('Thank you.', { spoken: 400 })).toBeUndefined();
    expect(why('no', { spoken: 180 })).toBeUndefined();
  });
});

describe('what people say to Wilco', () => {
  test.each([
    'Cancel it.',
    'No.',
    'What’s running?',
    'fix the login bug',
    'refactor auth',
    'Start task: add a page that says thanks for watching.',
    'Subscribe me to task 4.',
    'Retry fix the login bug in api.',
    'Call it naïve façade (the second one).',
    '4.',
  ])('%j is believed', (text) => {
    expect(why(text)).toBeUndefined();
  });
});
