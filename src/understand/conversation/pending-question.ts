import type { Announcement } from '../../core/announcement.ts';
import type { Intent, StartIntent, TaskWish } from '../../core/intent.ts';
import type { Project } from '../../core/project.ts';
import type { Choice, Missed, Question, Step } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import type { Doubt } from '../safety/doubt.ts';

/** What a question is about; the rest of a {@link Question} is made when it is asked. */
export type Asking =
  /** `tasks` are those that `intent` is about. */
  | { readonly type: 'confirm'; readonly intent: Intent; readonly tasks: readonly TaskFacts[] }
  | { readonly type: 'confirmSeveral'; readonly steps: readonly Step[] }
  | { readonly type: 'queueBehind'; readonly intent: StartIntent; readonly ahead: readonly TaskFacts[] }
  | {
      readonly type: 'whichProject';
      readonly wish: ProjectWish;
      readonly candidates: readonly Project[];
      readonly missed: Missed | undefined;
    }
  | {
      readonly type: 'whichTask';
      readonly wanted: TaskWish;
      readonly candidates: readonly TaskFacts[];
      readonly missed: Missed | undefined;
    };

/** What is wanted of a project that is not known yet. */
export type ProjectWish =
  /** `doubts`: those about the start itself. These, and `mustAsk`, must still be asked about once the project is known. */
  | {
      readonly type: 'start';
      readonly start: Omit<StartIntent, 'project'>;
      readonly doubts: readonly Doubt[];
      readonly mustAsk?: boolean;
    }
  | { readonly type: 'switchProject' }
  | { readonly type: 'openProject' };

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
  #open: Open | undefined;
  #isKept = false;

  constructor(now: () => Milliseconds, lifetime: Milliseconds) {
    this.#now = now;
    this.#lifetime = lifetime;
  }

  /** Undefined where the open question is kept. */
  ask(asking: Asking): Extract<Announcement, { readonly type: 'question' }> | undefined {
    if (this.#isKept) return undefined;
    this.#asked += 1;
    const facts = {
      id: `question-${this.#asked}`,
      choices: choicesOf(asking),
      expiresAt: this.#now() + this.#lifetime,
    };
    const question = questionOf(asking, facts);
    this.#open = { asking, question, askedAt: this.#now() };
    return { type: 'question', question };
  }

  /** What is being asked, or undefined when nothing is or its time is over. */
  asking(): Asking | undefined {
    return this.#current()?.asking;
  }

  /** The same, where it was asked before `moment`: who began to talk earlier did not know of it. */
  askedBefore(moment: Milliseconds): Asking | undefined {
    const open = this.#current();
    return open !== undefined && open.askedAt <= moment ? open.asking : undefined;
  }

  /** Does `work`. The question that is open, if any, stays open meanwhile: none replaces it. */
  keeping<T>(work: () => T): T {
    this.#isKept = this.#current() !== undefined;
    try {
      return work();
    } finally {
      this.#isKept = false;
    }
  }

  /** How many questions were asked so far. */
  get count(): number {
    return this.#asked;
  }

  /** The open question as it was asked, to be told again. */
  announcement(): Announcement | undefined {
    const open = this.#current();
    return open === undefined ? undefined : { type: 'question', question: open.question };
  }

  /** Whether `questionId` is the open question. */
  isOpen(questionId: string): boolean {
    return this.#current()?.question.id === questionId;
  }

  drop(): void {
    if (!this.#isKept) this.#open = undefined;
  }

  #current(): Open | undefined {
    if (this.#open !== undefined && this.#now() > this.#open.question.expiresAt) this.#open = undefined;
    return this.#open;
  }
}

interface Open {
  readonly asking: Asking;
  readonly question: Question;
  readonly askedAt: Milliseconds;
}

type Facts = Pick<Question, 'id' | 'choices' | 'expiresAt'>;

function questionOf(asking: Asking, facts: Facts): Question {
  switch (asking.type) {
    case 'confirm':
    case 'confirmSeveral':
    case 'queueBehind':
      return { ...facts, ...asking };
    case 'whichTask': {
      const { missed, ...rest } = asking;
      return { ...facts, ...rest, ...(missed === undefined ? {} : { missed }) };
    }
    case 'whichProject': {
      const { wish, candidates, missed } = asking;
      const prompt = wish.type === 'start' ? wish.start.prompt : undefined;
      return { ...facts, type: 'whichProject', prompt, candidates, ...(missed === undefined ? {} : { missed }) };
    }
  }
}

function choicesOf(asking: Asking): readonly Choice[] {
  switch (asking.type) {
    case 'confirm':
    case 'confirmSeveral':
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
