import type { Samples } from '../../src/core/audio.ts';
import type { PartState, Recognition } from '../../src/core/heard.ts';
import type { Hints, Listening, Recogniser, SentenceKind } from '../../src/core/recogniser.ts';

/** What a fake take does when it is finished: an answer, an error to reject with, or a promise of the answer. */
export type FakeAnswer = Recognition | Error | Promise<Recognition>;

/** One take that a {@link FakeRecogniser} was given. */
export interface FakeTake {
  readonly hints: Hints;
  readonly pushed: Samples[];
  /** How many times it was asked for its answer. */
  finishes: number;
  finished: boolean;
  aborted: boolean;
}

/** A recogniser that answers what it was told to answer and remembers what it heard. */
export class FakeRecogniser implements Recogniser {
  readonly takes: FakeTake[] = [];
  readonly prepared: Hints[] = [];
  /** For the takes to come, in order; the last one is used again and again. */
  answers: FakeAnswer[];
  /** When set, `start` rejects with it. */
  startFailure: Error | undefined;
  /** When set, `start` waits for it first. */
  startGate: Promise<void> | undefined;
  current: PartState = { type: 'off', detail: 'not started' };

  constructor(...answers: readonly FakeAnswer[]) {
    this.answers = [...answers];
  }

  async start(_signal: AbortSignal): Promise<void> {
    await this.startGate;
    if (this.startFailure !== undefined) throw this.startFailure;
    this.current = { type: 'ready', detail: 'fake' };
  }

  prepare(hints: Hints): void {
    this.prepared.push(hints);
  }

  begin(hints: Hints, signal: AbortSignal): Listening {
    const take: FakeTake = { hints, pushed: [], finishes: 0, finished: false, aborted: signal.aborted };
    this.takes.push(take);
    const answer = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? nothingSaid;
    const aborted = new Promise<never>((_resolve, reject) => {
      const abort = () => {
        take.aborted = true;
        reject(signal.reason);
      };
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    });
    aborted.catch(() => undefined);
    return {
      push: (samples) => {
        take.pushed.push(samples);
      },
      finish: async () => {
        take.finishes += 1;
        take.finished = true;
        signal.throwIfAborted();
        if (answer instanceof Error) throw answer;
        return await Promise.race([answer, aborted]);
      },
    };
  }

  state(): PartState {
    return this.current;
  }
}

const nothingSaid: Recognition = { type: 'nothing', why: 'silence' };

/** A recognition of these words, as the local recogniser would give it. */
export function saying(text: string, confidence = 0.9): Recognition & { readonly type: 'speech' } {
  return { type: 'speech', utterance: { text, engine: 'local', freeText: 'guess', confidence, duration: 1000 } };
}

/** Hints that expect nothing; `kindOf` by the sentences given, else `unknown`. */
export function hintsOf(kinds: Readonly<Record<string, SentenceKind>> = {}, phrases: readonly string[] = []): Hints {
  return { grammar: '', words: [], phrases, spoken: new Map(), kindOf: (text) => kinds[text] ?? 'unknown' };
}
