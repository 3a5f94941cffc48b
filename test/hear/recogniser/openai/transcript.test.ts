import { describe, expect, test } from 'vitest';
import { readTranscript } from '../../../../src/hear/recogniser/openai/transcript.ts';

function segment(text: string, change: object = {}): object {
  return { text, tokens: [1, 2], avg_logprob: -0.2, no_speech_prob: 0.01, compression_ratio: 1.1, ...change };
}

describe('an answer of a transcription server', () => {
  test('is its text, trimmed', () => {
    expect(readTranscript({ text: ' yes\n' })).toEqual({ text: 'yes', certainty: undefined });
    expect(readTranscript('yes\n')).toEqual({ text: 'yes', certainty: undefined });
  });

  test.each([[undefined], [null], [{}], [{ text: 4 }], [[]]])('%j has none', (body) => {
    expect(readTranscript(body)).toBeUndefined();
  });

  test('is as sure as its words are on the whole', () => {
    const logprobs = [{ logprob: -0.1 }, { logprob: -0.5 }, {}];
    expect(readTranscript({ text: 'yes please', logprobs })).toEqual({ text: 'yes please', certainty: -0.3 });
    expect(readTranscript({ text: 'yes', logprobs: null })).toEqual({ text: 'yes', certainty: undefined });
  });

  test('is without the parts in which Whisper itself heard nobody, or a loop', () => {
    const body = {
      text: ' Cancel it. Thank you. no no no no',
      segments: [
        segment(' Cancel it.', { avg_logprob: -0.4, tokens: [1, 2, 3] }),
        segment(' Thank you.', { avg_logprob: -1.3, no_speech_prob: 0.8 }),
        segment(' no no no no', { compression_ratio: 3 }),
      ],
    };
    expect(readTranscript(body)).toEqual({ text: 'Cancel it.', certainty: expect.closeTo(-0.4) });
  });

  test('counts each part of it by its length', () => {
    const segments = [
      segment('a', { avg_logprob: -0.1, tokens: [1] }),
      segment('b', { avg_logprob: -0.5, tokens: [1, 2, 3] }),
    ];
    expect(readTranscript({ text: 'a b', segments })).toEqual({ text: 'a b', certainty: expect.closeTo(-0.4) });
  });

  test('has no text at all when nobody was heard in any part', () => {
    const segments = [segment(' Thank you.', { avg_logprob: -1.3, no_speech_prob: 0.8 })];
    expect(readTranscript({ text: 'Thank you.', segments })).toEqual({ text: '', certainty: undefined });
  });

  test('is whole where a server tells less of its parts', () => {
    expect(readTranscript({ text: 'yes', segments: [{ text: 'yes' }, 'odd'] })).toEqual({
      text: 'yes',
      certainty: undefined,
    });
  });
});
