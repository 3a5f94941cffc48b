import type { Announcement } from '../../core/announcement.ts';
import type { Decided, Situation } from '../../core/decision.ts';
import type { ErrorFacts } from '../../core/error.ts';
import type { Intent } from '../../core/intent.ts';
import type { Project } from '../../core/project.ts';
import type { Step } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Answer } from '../../core/teller.ts';
import type { Milliseconds } from '../../core/time.ts';
import { withTask } from '../intents/about-task.ts';
import { intentMeaning, type Meaning } from '../intents/meaning.ts';
import { placedStart } from '../intents/start.ts';
import type { Doubt } from '../safety/doubt.ts';
import { judge } from '../safety/judge.ts';
import { answerEndsWork } from '../sentence-kind.ts';
import type { Match } from '../templates/match.ts';
import { chosenProject, chosenTask } from './chosen-candidate.ts';
import { Memory } from './memory.ts';
import { type Asking, type Choosing, isChoice, PendingQuestion } from './pending-question.ts';
import {
  askedMeanwhile,
  nothingToAnswer,
  nothingToRepeat,
  nothingToUndo,
  notTogether,
  oneAtATime,
  tooDoubtful,
} from './problems.ts';

export interface ConversationTimes {
  /** Milliseconds since the epoch. */
  readonly now: () => Milliseconds;
  /** How long a question can be answered. */
  readonly answerWithin: Milliseconds;
  /** How long what was done can be undone. */
  readonly undoFor: Milliseconds;
}

/** What counts about a sentence besides its meaning. */
export interface Saying {
  /** Those about all of it, for what names no intent itself. */
  readonly doubts: readonly Doubt[];
  /** When the person began to say it: it answers no question that was asked later. */
  readonly begunAt: Milliseconds;
}

/** A meaning that can be decided by itself; one of `nothing` is for the caller to say that it was not understood. */
export type Understood = Exclude<Meaning, { readonly type: 'nothing' }>;

/** Decides what becomes of what was understood, with the one open question and what was spoken about. */
export class Conversation {
  readonly memory: Memory;
  readonly #pending: PendingQuestion;

  constructor({ now, answerWithin, undoFor }: ConversationTimes) {
    this.memory = new Memory(now, undoFor);
    this.#pending = new PendingQuestion(now, answerWithin);
  }

  /** What is being asked; undefined when nothing is. */
  asking(): Asking | undefined {
    return this.#pending.asking();
  }

  /** A command replaces the open question. */
  decide(meaning: Understood, situation: Situation, saying: Saying = PLAIN): Decided {
    switch (meaning.type) {
      case 'intent': {
        const { intent, tasks, mustAsk } = meaning;
        const { verdict } = judge(intent, meaning.doubts, mustAsk);
        if (verdict === 'refuse') return this.#refuse(tooDoubtful());
        return verdict === 'ask' ? this.#ask({ type: 'confirm', intent, tasks }) : this.#act(intent);
      }
      case 'ask':
        return this.#ask(meaning.asking);
      case 'problem':
        return this.#refuse(meaning.problem);
      case 'tell':
        this.#pending.drop();
        return tell(meaning.announcement);
      case 'answer':
        return this.#answered(meaning.answer, situation, saying);
      case 'undo':
        return this.#undo(situation, saying);
      case 'repeat':
        return this.#repeat();
    }
  }

  /**
   * Decides on the parts of one sentence together: all are done at once where each may be, and else asked about in one
   * question. One that needs a choice or cannot be done is told, and none of the others is done.
   */
  decideTogether(meanings: readonly Understood[], situation: Situation, saying: Saying = PLAIN): Decided {
    const [first] = meanings;
    if (first !== undefined && meanings.length === 1) return this.decide(first, situation, saying);
    const steps: Step[] = [];
    let mustAsk = false;
    for (const meaning of meanings) {
      if (meaning.type === 'problem') return this.#refuse(oneAtATime(meaning.problem));
      if (meaning.type === 'ask') return this.#ask(meaning.asking);
      if (meaning.type !== 'intent') return this.#refuse(notTogether());
      const { intent, tasks, doubts } = meaning;
      const { verdict } = judge(intent, doubts, meaning.mustAsk);
      if (verdict === 'refuse') return this.#refuse(oneAtATime(tooDoubtful()));
      if (verdict === 'ask') mustAsk = true;
      steps.push({ intent, tasks });
    }
    if (mustAsk) return this.#ask({ type: 'confirmSeveral', steps });
    return this.#actInTurn(steps);
  }

  /** What an answer such as "the second" means to an open choice; undefined when none is open. */
  chosen(matches: readonly Match[], situation: Situation, saying: Saying): Decided | undefined {
    const asking = this.#pending.askedBefore(saying.begunAt);
    if (asking === undefined || !isChoice(asking) || matches.length === 0) return undefined;
    for (const match of matches) {
      const doubts: readonly Doubt[] = match.alike.length === 0 ? saying.doubts : [...saying.doubts, 'name'];
      const decided =
        asking.type === 'whichProject'
          ? this.#takeProject(asking, chosenProject(match, asking.candidates), situation, doubts)
          : this.#takeTask(asking, chosenTask(match, asking, situation), situation, doubts);
      if (decided !== undefined) return decided;
    }
    return this.#ask(asking);
  }

  /** A click on one of a question's choices. One for a question that is no longer open changes nothing. */
  clicked({ questionId, key }: Answer, situation: Situation): Decided {
    const asking = this.#pending.asking();
    if (asking === undefined || !this.#pending.isOpen(questionId)) return problem(nothingToAnswer());
    if (key === 'no') return this.#dismiss();
    if (!isChoice(asking)) return key === 'yes' ? this.#confirmed(asking, situation) : problem(nothingToAnswer());
    return this.#take(asking, Number(key) - 1, situation) ?? problem(nothingToAnswer());
  }

  /**
   * "Cancel" while something is being asked means the question and not a running task; so does "cancel it", unless the
   * question is whether to cancel one.
   */
  isAboutQuestion(match: Match, { begunAt }: Saying): boolean {
    const asking = this.#pending.askedBefore(begunAt);
    if (asking === undefined || !isCallingOff(match)) return false;
    return match.slots['bare'] === true || asking.type !== 'confirm' || asking.intent.type !== 'cancel';
  }

  /** How many questions were asked so far. */
  get asked(): number {
    return this.#pending.count;
  }

  /** What `decide` gives for a sentence said when `asked` questions had been asked: one that came later stays open. */
  decideLate(asked: number, decide: () => Decided): Decided {
    return this.#pending.count === asked ? decide() : this.#pending.keeping(decide);
  }

  #answered(
    answer: Extract<Meaning, { type: 'answer' }>['answer'],
    situation: Situation,
    { begunAt, doubts }: Saying,
  ): Decided {
    const open = this.#pending.announcement();
    if (answer === 'drop') return this.#dismiss();
    if (open === undefined) return problem(nothingToAnswer());
    if (answer === 'no') return this.#dismiss();
    const asking = this.#pending.askedBefore(begunAt);
    if (asking === undefined || (doubts.length > 0 && answerEndsWork(asking))) return tell(open);
    if (answer === 'queue') return this.#queued(asking, situation) ?? tell(open);
    if (!isChoice(asking)) return this.#confirmed(asking, situation);
    const only = asking.candidates.length === 1 ? 0 : -1;
    return this.#take(asking, only, situation) ?? this.#ask(asking);
  }

  #confirmed(asking: Exclude<Asking, Choosing>, situation: Situation): Decided {
    if (asking.type === 'confirmSeveral') return this.#actInTurn(asking.steps);
    const { intent } = asking;
    return intent.type === 'start' ? this.#settle(placedStart(intent, [], situation), situation) : this.#act(intent);
  }

  /** Undefined where it is not about a start. */
  #queued(asking: Asking, situation: Situation): Decided | undefined {
    const isStart = asking.type === 'queueBehind' || (asking.type === 'confirm' && asking.intent.type === 'start');
    if (!isStart || asking.intent.type !== 'start') return undefined;
    return this.#settle(placedStart({ ...asking.intent, queue: true }, [], situation), situation);
  }

  /** The candidate at `place`, or undefined when there is none. */
  #take(asking: Choosing, place: number, situation: Situation): Decided | undefined {
    return asking.type === 'whichTask'
      ? this.#takeTask(asking, asking.candidates[place], situation)
      : this.#takeProject(asking, asking.candidates[place], situation);
  }

  /** Who chose a task need not be asked once more, unless it is doubtful which. */
  #takeTask(
    { wanted }: Extract<Choosing, { type: 'whichTask' }>,
    task: TaskFacts | undefined,
    situation: Situation,
    doubts: readonly Doubt[] = [],
  ): Decided | undefined {
    if (task === undefined) return undefined;
    const intent = withTask(wanted, task);
    if (doubts.length === 0) return this.#act(intent);
    return this.#settle(intentMeaning(intent, doubts, { tasks: [task] }), situation);
  }

  #takeProject(
    { wish }: Extract<Choosing, { type: 'whichProject' }>,
    project: Project | undefined,
    situation: Situation,
    doubts: readonly Doubt[] = [],
  ): Decided | undefined {
    if (project === undefined) return undefined;
    if (wish.type !== 'start') return this.#settle(intentMeaning({ type: wish.type, project }, doubts), situation);
    const { start, mustAsk = false } = wish;
    const meaning = placedStart({ ...start, project }, [...wish.doubts, ...doubts], situation);
    return this.#settle(meaning.type === 'intent' ? { ...meaning, mustAsk } : meaning, situation);
  }

  #settle(meaning: Meaning, situation: Situation): Decided {
    return meaning.type === 'nothing' ? problem(nothingToAnswer()) : this.decide(meaning, situation);
  }

  #undo(situation: Situation, { doubts }: Saying): Decided {
    const { undo } = this.memory;
    if (undo === undefined) return this.#refuse(nothingToUndo());
    const meanings = undo.map((intent) => {
      const tasks = situation.tasks.filter(({ id }) => 'taskId' in intent && id === intent.taskId);
      return { type: 'intent', intent, doubts, tasks, mustAsk: false, references: [] } as const;
    });
    const decided = this.decideTogether(meanings, situation);
    if (decided.type !== 'tell') this.memory.forgetUndo();
    return decided;
  }

  #repeat(): Decided {
    const again = this.#pending.announcement() ?? this.memory.lastTold;
    return again === undefined ? problem(nothingToRepeat()) : tell(again);
  }

  #act(intent: Intent): Decided {
    this.#pending.drop();
    if (intent.type !== 'stopReading') this.memory.ordered();
    if ('taskId' in intent) this.memory.speakAbout(intent.taskId);
    return { type: 'act', intent };
  }

  #actInTurn(steps: readonly Step[]): Decided {
    this.#pending.drop();
    this.memory.ordered();
    return { type: 'actInTurn', intents: steps.map(({ intent }) => intent) };
  }

  #ask(asking: Asking): Decided {
    const announcement = this.#pending.ask(asking);
    if (announcement === undefined) return problem(askedMeanwhile());
    this.memory.ordered();
    this.memory.told(announcement);
    return tell(announcement);
  }

  #dismiss(): Decided {
    this.#pending.drop();
    return tell({ type: 'dismissed' });
  }

  #refuse(error: ErrorFacts): Decided {
    this.#pending.drop();
    return problem(error);
  }
}

const PLAIN: Saying = { doubts: [], begunAt: Number.POSITIVE_INFINITY };

/** "Cancel", "cancel it": what that is about depends on what is going on. */
export function isCallingOff({ intent, slots }: Match): boolean {
  return intent === 'cancel' && (slots['bare'] === true || slots['reference'] === 'it');
}

function tell(announcement: Announcement): Decided {
  return { type: 'tell', announcement };
}

function problem(error: ErrorFacts): Decided {
  return tell({ type: 'problem', error });
}
