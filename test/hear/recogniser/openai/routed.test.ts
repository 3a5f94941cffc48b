import { describe, expect, test, vi } from 'vitest';
import { RoutedRecogniser } from '../../../../src/hear/recogniser/routed-recogniser.ts';
import { FakeRecogniser, hintsOf, saying } from '../../../fakes/fake-recogniser.ts';
import { frames, murmur } from '../sounds.ts';
import { type Given, HearingWith } from './hearing-with.ts';

const samples = murmur(5);
const hints = hintsOf({ 'what is running': 'control', 'start task a b': 'free' });

describe('the openai recogniser behind the local one', () => {
  const hearing = new HearingWith();

  function hear(said: string, given: Given = {}) {
    const failures: string[] = [];
    const recogniser = new RoutedRecogniser({
      local: { name: 'local', recogniser: new FakeRecogniser(saying(said)) },
      large: { name: 'openai', recogniser: hearing.recogniser(given) },
      onFailure: (name) => failures.push(name),
      confidence: { control: 0.5, destructive: 0.9 },
      patience: 60_000,
    });
    const listening = recogniser.begin(hints, new AbortController().signal);
    for (const frame of frames(samples)) listening.push(frame);
    return { answer: listening.finish(), failures };
  }

  test('nothing of a control sentence leaves the machine', async () => {
    expect(await hear('what is running').answer).toEqual(saying('what is running'));
    expect([hearing.server.takes, hearing.server.live.sessions]).toEqual([[], []]);
    expect(hearing.server.open).toBe(0);
  });

  test('free words are sent, and come back exact', async () => {
    hearing.server.script = [{ type: 'answer', body: { text: 'Start task A B.' } }];
    const heard = await hear('start task a b').answer;
    expect(heard).toMatchObject({ utterance: { text: 'Start task A B.', freeText: 'exact' } });
    expect(hearing.server.takes).toHaveLength(1);
  });

  test('in realtime a control sentence ends the session before it is transcribed', async () => {
    hearing.server.liveScript = [{ type: 'text', text: 'What is running?' }];
    expect(await hear('what is running', { realtime: true }).answer).toEqual(saying('what is running'));
    await vi.waitFor(() => expect(hearing.server.live.sessions.filter(({ closed }) => !closed)).toEqual([]));
    expect(hearing.server.live.sessions.filter(({ committed }) => committed)).toEqual([]);
  });

  test('without network the local guess counts, and the reason is given', async () => {
    await hearing.server.stop();
    const { answer, failures } = hear('start task a b');
    expect(await answer).toMatchObject({
      utterance: { text: 'start task a b', freeText: 'guess' },
      fellBack: { code: 'recogniser_unavailable', hint: expect.stringMatching(/network/) },
    });
    expect(failures).toEqual(['openai']);
    await hearing.server.start();
  });
});
