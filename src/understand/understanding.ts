import type { Decision, Situation } from '../core/decision.ts';
import type { Intent } from '../core/intent.ts';
import type { Project } from '../core/project.ts';
import type { TaskPurpose } from '../core/question.ts';
import type { Hints } from '../core/recogniser.ts';
import type { TaskFacts } from '../core/task.ts';
import type { Answer } from '../core/teller.ts';
import type { Milliseconds } from '../core/time.ts';
import type { Utterance } from '../core/utterance.ts';
import { chosenProject, chosenTask } from './conversation/chosen-candidate.ts';
import { type Asking, type Choosing, isChoice, PendingQuestion } from './conversation/pending-question.ts';
import { noProject, nothingToAnswer, nothingToStart, tellProblem } from './conversation/problems.ts';
import { type StartOrder, startOrder } from './conversation/start-order.ts';
import { liveTasksIn, type Start, startPlace } from './conversation/start-place.ts';
import { Suggestions } from './conversation/suggestions.ts';
import { HintsMaker } from './hints.ts';
import { candidatesFor } from './references/candidates.ts';
import { KnownNames } from './references/known-names.ts';
import { isNamedInPart } from './references/resolve-task.ts';
import { taskReference } from './references/task-reference.ts';
import { type IntentExamples, readSentences, type Sentences } from './sentences-folder.ts';
import type { Match, Parse } from './templates/match.ts';
import { makeVocabulary, type OwnWords, readWordList, type Vocabulary } from './vocabulary.ts';

export interface UnderstandingOptions {
  /** Words of the person's own, from the config. */
  readonly vocabulary?: OwnWords;
  /** Starts a prompt that the local engine guessed without asking first. Default false. */
  readonly trustPrompts?: boolean;
  /** A cancel that the local engine is less sure of than this is asked about first. 0 to 1, default 0.55. */
  readonly sureEnough?: number;
  /** How long a question can be answered. Default 30 seconds. */
  readonly questionLifetime?: Milliseconds;
  /** Milliseconds since the epoch. Default Date.now. */
  readonly now?: () => Milliseconds;
  /** The folder of sentence templates; default: those of the package. */
  readonly sentencesFolder?: string;
  /** The software words that free text may consist of, one a line; default: those of the package. */
  readonly softwareWords?: string;
}

/**
 * The room UNDERSTAND: from words to what is to be done, with the one open question in between. Reads its data when it
 * is made; throws a WilcoError `bad_template` then. Nothing after that throws, waits, or reaches outside.
 */
export class Understanding {
  readonly #sentences: Sentences;
  readonly #vocabulary: Vocabulary;
  readonly #names = new KnownNames();
  readonly #hints: HintsMaker;
  readonly #pending: PendingQuestion;
  readonly #suggestions: Suggestions;
  readonly #trustPrompts: boolean;
  readonly #sureEnough: number;
  #spokenAbout: number | undefined;

  constructor(options: UnderstandingOptions = {}) {
    this.#sentences = readSentences(options.sentencesFolder);
    const own = options.vocabulary ?? { words: [], spoken: new Map() };
    this.#vocabulary = makeVocabulary(readWordList(options.softwareWords), own);
    this.#hints = new HintsMaker(this.#sentences, this.#vocabulary);
    this.#pending = new PendingQuestion(options.now ?? Date.now, options.questionLifetime ?? 30_000);
    this.#suggestions = new Suggestions(this.#sentences.commands, this.#sentences.examples);
    this.#trustPrompts = options.trustPrompts ?? false;
    this.#sureEnough = options.sureEnough ?? 0.55;
  }

  /** Reads its own examples, so that the first real sentence is not the slow one. Changes nothing, decides nothing. */
  rehearse(situation: Situation): void {
    const names = this.#names.lists(situation);
    for (const example of this.#sentences.byIntent.flatMap(({ sentences }) => sentences)) {
      this.#sentences.commands.parse(example, names);
    }
  }

  /** What to do about a sentence. A command replaces the open question; what is not understood leaves it open. */
  decide(utterance: Utterance, situation: Situation): Decision {
    const names = this.#names.lists(situation);
    const answer = this.#answered(this.#sentences.choices.parse(utterance.text, names), situation);
    if (answer !== undefined) return answer;
    const parse = this.#sentences.commands.parse(utterance.text, names);
    switch (parse.type) {
      case 'match':
        return this.#decideMatch(parse.match, utterance, situation);
      case 'tie':
        return this.#decideTie(parse.matches, utterance, situation);
      case 'nothing':
        return this.#notUnderstood(utterance);
    }
  }

  /** What a click on a choice means. One for a question that is no longer open changes nothing. */
  choose(answer: Answer, situation: Situation): Decision {
    const asking = this.#pending.asking();
    if (asking === undefined || !this.#pending.isOpen(answer.questionId)) return nothingToAnswer();
    if (answer.key === 'no') return this.#dismiss();
    const place = Number(answer.key) - 1;
    switch (asking.type) {
      case 'confirm':
      case 'queueBehind':
        return answer.key === 'yes' ? this.#confirmed(asking, situation, false) : nothingToAnswer();
      case 'whichProject':
        return this.#withProject(asking, situation, asking.candidates[place]) ?? nothingToAnswer();
      case 'whichTask':
        return this.#withTask(asking, asking.candidates[place]) ?? nothingToAnswer();
    }
  }

  /** What the recognisers should expect now; the same object while nothing in it changes. */
  hints(situation: Situation): Hints {
    const asking = this.#pending.asking();
    return this.#hints.hints(situation, this.#names.lists(situation), asking !== undefined && isChoice(asking));
  }

  /** One sentence for each intent, as a person may say it. */
  sentences(): readonly string[] {
    return this.#sentences.examples;
  }

  /** Several sentences for each intent, the plainest first. */
  commands(): readonly IntentExamples[] {
    return this.#sentences.byIntent;
  }

  /** The task that "it" means from now on: the one that was told of or asked about. A question about one does the same. */
  spokenAbout(taskId: number): void {
    this.#spokenAbout = taskId;
  }

  #answered(parse: Parse, situation: Situation): Decision | undefined {
    const asking = this.#pending.asking();
    if (asking === undefined || !isChoice(asking) || parse.type === 'nothing') return undefined;
    const matches = parse.type === 'match' ? [parse.match] : parse.matches;
    for (const match of matches) {
      const decision =
        asking.type === 'whichProject'
          ? this.#withProject(asking, situation, chosenProject(match, asking.candidates))
          : this.#withTask(asking, chosenTask(match, asking.candidates));
      if (decision !== undefined) return decision;
    }
    return this.#ask(asking);
  }

  #decideMatch(match: Match, utterance: Utterance, situation: Situation): Decision {
    switch (match.intent) {
      case 'start':
        return this.#start(startOrder(match, utterance, this.#vocabulary.written), utterance, situation);
      case 'cancel':
        return this.#dropsQuestion(match) ? this.#dismiss() : this.#aboutTask('cancel', [match], utterance, situation);
      case 'taskStatus':
      case 'result':
      case 'changes':
        return this.#aboutTask(match.intent, [match], utterance, situation);
      case 'status':
      case 'help':
        return this.#act({ type: match.intent });
      case 'confirm':
        return this.#answeredYes(situation, match.slots['queue'] === true);
      case 'deny':
        return this.#pending.asking() === undefined ? nothingToAnswer() : this.#dismiss();
      default:
        return this.#notUnderstood(utterance);
    }
  }

  #decideTie(matches: readonly Match[], utterance: Utterance, situation: Situation): Decision {
    const intents = new Set(matches.map((match) => match.intent));
    const [intent] = intents;
    const purpose = PURPOSES.find((known) => known === intent);
    if (intents.size > 1 || purpose === undefined) return this.#notUnderstood(utterance);
    return this.#aboutTask(purpose, matches, utterance, situation);
  }

  #start(order: StartOrder, utterance: Utterance, situation: Situation): Decision {
    this.#pending.drop();
    if (order.prompt === '') return nothingToStart();
    const guessed = utterance.freeText === 'guess' && !this.#trustPrompts;
    const place = startPlace(order, situation, this.#spokenAbout);
    switch (place.type) {
      case 'refused':
        return tellProblem(place.problem);
      case 'known':
        return this.#startIn(place.start, guessed || place.mustAsk, situation);
      case 'unknown': {
        const candidates = situation.projects;
        if (candidates.length === 0) return noProject();
        return this.#ask({ type: 'whichProject', wish: place.wish, candidates, guessed: guessed || place.mustAsk });
      }
    }
  }

  /** One question is enough: who is asked whether to queue what was guessed sees the prompt as well. */
  #startIn(start: Start, guessed: boolean, situation: Situation): Decision {
    const ahead = liveTasksIn(start.project, situation.tasks);
    if (ahead.length > 0 && (guessed || start.queue !== true)) {
      return this.#ask({ type: 'queueBehind', intent: { ...start, queue: true }, ahead });
    }
    return guessed ? this.#ask({ type: 'confirm', intent: start }) : this.#act(start);
  }

  #aboutTask(purpose: TaskPurpose, matches: readonly Match[], utterance: Utterance, situation: Situation): Decision {
    this.#pending.drop();
    const { tasks, problem, isGuess } = candidatesFor(matches, purpose, situation.tasks, this.#spokenAbout);
    const [only] = tasks;
    if (only === undefined) return problem === undefined ? this.#notUnderstood(utterance) : tellProblem(problem);
    const now = matches.every((match) => match.slots['now'] === true);
    if (tasks.length > 1) {
      return this.#ask({ type: 'whichTask', purpose, candidates: tasks.slice(0, MOST_CANDIDATES), now });
    }
    const intent = aboutTask(purpose, only, now);
    const unsure = purpose === 'cancel' && utterance.engine === 'local' && this.#isUnsure(only, matches, utterance);
    return isGuess || unsure ? this.#ask({ type: 'confirm', intent, task: only }) : this.#act(intent);
  }

  /**
   * A lone "stop", or one word of a task's name, is too little to kill a task on a recogniser's word; so is what it says
   * it is not sure of.
   */
  #isUnsure(task: TaskFacts, matches: readonly Match[], utterance: Utterance): boolean {
    const little = matches.some((match) => match.slots['bare'] === true || isNamedInPart(taskReference(match), task));
    return little || (utterance.confidence !== undefined && utterance.confidence < this.#sureEnough);
  }

  /** "Cancel", or "cancel it" while a start is being asked about, means the question and not a running task. */
  #dropsQuestion(match: Match): boolean {
    const asking = this.#pending.asking();
    if (asking === undefined || match.slots['reference'] !== 'it') return false;
    const aboutStart = asking.type === 'confirm' ? asking.intent.type === 'start' : asking.type !== 'whichTask';
    return aboutStart || match.slots['bare'] === true;
  }

  /** `queues`: the yes was "queue it", which answers nothing but a question about a start. */
  #answeredYes(situation: Situation, queues: boolean): Decision {
    const asking = this.#pending.asking();
    if (asking === undefined) return nothingToAnswer();
    if (!isChoice(asking)) return this.#confirmed(asking, situation, queues);
    const only = asking.candidates.length === 1;
    switch (asking.type) {
      case 'whichProject':
        return (only ? this.#withProject(asking, situation, asking.candidates[0]) : undefined) ?? this.#ask(asking);
      case 'whichTask':
        return (only ? this.#withTask(asking, asking.candidates[0]) : undefined) ?? this.#ask(asking);
    }
  }

  #confirmed({ intent }: Exclude<Asking, Choosing>, situation: Situation, queues: boolean): Decision {
    if (intent.type === 'start') return this.#startIn(queues ? { ...intent, queue: true } : intent, false, situation);
    return queues ? nothingToAnswer() : this.#act(intent);
  }

  #withProject(
    { wish, guessed }: Extract<Asking, { type: 'whichProject' }>,
    situation: Situation,
    project?: Project,
  ): Decision | undefined {
    return project === undefined ? undefined : this.#startIn({ ...wish, project }, guessed, situation);
  }

  #withTask({ purpose, now }: Extract<Asking, { type: 'whichTask' }>, task?: TaskFacts): Decision | undefined {
    return task === undefined ? undefined : this.#act(aboutTask(purpose, task, now));
  }

  #act(intent: Intent): Decision {
    this.#pending.drop();
    if ('taskId' in intent) this.#spokenAbout = intent.taskId;
    return { type: 'act', intent };
  }

  #ask(asking: Asking): Decision {
    if (asking.type === 'confirm' && 'taskId' in asking.intent) this.#spokenAbout = asking.intent.taskId;
    return { type: 'tell', announcement: this.#pending.ask(asking) };
  }

  #dismiss(): Decision {
    this.#pending.drop();
    return { type: 'tell', announcement: { type: 'dismissed' } };
  }

  #notUnderstood({ text }: Utterance): Decision {
    const suggestions = this.#suggestions.nearest(text);
    return { type: 'tell', announcement: { type: 'notUnderstood', text, suggestions } };
  }
}

/** Nobody chooses among more tasks; the newest are asked about. */
const MOST_CANDIDATES = 9;

const PURPOSES: readonly TaskPurpose[] = ['cancel', 'taskStatus', 'result', 'changes'];

function aboutTask(type: TaskPurpose, { id: taskId }: TaskFacts, now: boolean): Intent {
  return type === 'cancel' && now ? { type, taskId, now } : { type, taskId };
}
