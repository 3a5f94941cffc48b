import type { Announcement } from '../../core/announcement.ts';
import type { Intent } from '../../core/intent.ts';
import type { Project } from '../../core/project.ts';
import type { Choice, Question, TaskPurpose } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { Start, Wish } from './start-place.ts';

/** What a question is about; the rest of a {@link Question} is made when it is asked. */
export type Asking =
  /** `task` is the one that `intent` is about. */
  | { readonly type: 'confirm'; readonly intent: Intent; readonly task?: TaskFacts }
  | { readonly type: 'queueBehind'; readonly intent: Start; readonly ahead: readonly TaskFacts[] }
  | {
      readonly type: 'whichProject';
      readonly wish: Wish;
      readonly candidates: readonly Project[];
      /** Whether the start must still be confirmed once the project is known. */
      readonly guessed: boolean;
    }
  | {
      readonly type: 'whichTask';
      readonly purpose: TaskPurpose;
      readonly candidates: readonly TaskFacts[];
      /** Of a cancel: without the polite part. */
      readonly now: boolean;
    };

/** The questions that are answered by one of several candidates. */
export type Choosing = Extract<Asking, { readonly candidates: unknown }>;

export function isChoice(asking: Asking): asking is Choosing {
  return asking.type === 'whichProject' || asking.type === 'whichTask';
}

/** The one open question. A new one replaces the old; after its time it is as if it had never been asked. */
export class PendingQuestion {
  readonly #now: () => Milliseconds;
  readonly #lifetime: Milliseconds;
  #asked = 0;
  #open: { readonly asking: Asking; readonly question: Question } | undefined;

  constructor(now: () => Milliseconds, lifetime: Milliseconds) {
    this.#now = now;
    this.#lifetime = lifetime;
  }

  ask(asking: Asking): Announcement {
    this.#asked += 1;
    const facts = {
      id: `question-${this.#asked}`,
      choices: choicesOf(asking),
      expiresAt: this.#now() + this.#lifetime,
    };
    const question = questionOf(asking, facts);
    this.#open = { asking, question };
    return { type: 'question', question };
  }

  /** What is being asked, or undefined when nothing is or its time is over. */
  asking(): Asking | undefined {
    return this.#current()?.asking;
  }

  /** Whether `questionId` is the open question. */
  isOpen(questionId: string): boolean {
    return this.#current()?.question.id === questionId;
  }

  drop(): void {
    this.#open = undefined;
  }

  #current(): { readonly asking: Asking; readonly question: Question } | undefined {
    if (this.#open !== undefined && this.#now() > this.#open.question.expiresAt) this.#open = undefined;
    return this.#open;
  }
}

type Facts = Pick<Question, 'id' | 'choices' | 'expiresAt'>;

function questionOf(asking: Asking, facts: Facts): Question {
  switch (asking.type) {
    case 'confirm':
    case 'queueBehind':
    case 'whichTask':
      return { ...facts, ...asking };
    case 'whichProject':
      return { ...facts, type: 'whichProject', prompt: asking.wish.prompt, candidates: asking.candidates };
  }
}

function choicesOf(asking: Asking): readonly Choice[] {
  switch (asking.type) {
    case 'confirm':
      return [
        { key: 'yes', label: 'Yes' },
        { key: 'no', label: 'No' },
      ];
    case 'queueBehind':
      return [
        { key: 'yes', label: 'Queue it' },
        { key: 'no', label: 'Never mind' },
      ];
    case 'whichProject':
      return asking.candidates.map((project, index) => ({ key: String(index + 1), label: project.name }));
    case 'whichTask':
      return asking.candidates.map((task, index) => ({ key: String(index + 1), label: `${task.id}: ${task.name}` }));
  }
}
