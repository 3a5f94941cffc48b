import type { Announcement } from '../core/announcement.ts';
import type { Consulted, Decided, Decision, Situation } from '../core/decision.ts';
import type { Explanation } from '../core/explanation.ts';
import type { Intent } from '../core/intent.ts';
import type { Hints, SentenceKind } from '../core/recogniser.ts';
import type { Answer } from '../core/teller.ts';
import type { Milliseconds } from '../core/time.ts';
import { typed, type Utterance } from '../core/utterance.ts';
import { freeTextSlots } from './commands/free-text-slots.ts';
import { Consultant } from './consultant.ts';
import { Conversation, isCallingOff, type Saying, type Understood } from './conversation/conversation.ts';
import { type Asking, isChoice } from './conversation/pending-question.ts';
import { Suggestions } from './conversation/suggestions.ts';
import { explanation } from './explain.ts';
import { HintsMaker } from './hints.ts';
import type { Circumstances, Meaning } from './intents/meaning.ts';
import { meaningOf } from './intents/meaning-of.ts';
import { OwnCommands } from './intents/own-command.ts';
import { KnownNames } from './names/known-names.ts';
import { spellingsIn } from './names/spellings.ts';
import { readOwnSentences } from './own-sentences.ts';
import type { Doubt } from './safety/doubt.ts';
import { sentenceKind } from './sentence-kind.ts';
import { type SentenceRead, SentenceReader } from './sentence-reader.ts';
import { type IntentExamples, languageFolder, type Sentences } from './sentences-folder.ts';
import type { Match } from './templates/match.ts';
import { TextRepair } from './text/repair.ts';
import { type RepairWords, readRepairWords } from './text/repair-words.ts';
import type { UnderstandingOptions } from './understanding-options.ts';
import { makeVocabulary, readWordList, type Vocabulary, withoutWord, withWord } from './vocabulary.ts';

/**
 * The room UNDERSTAND: from words to what is to be done, with the one open question in between. Reads its data when it
 * is made; throws a WilcoError `bad_template`, `bad_argument` (no such language) or `bad_config` (a command of the
 * person's own that clashes) then. Nothing after that throws or reaches outside, but for `consult`, which asks the model.
 */
export class Understanding {
  readonly #sentences: Sentences;
  /** Skip words of several words: "could you". */
  readonly #requests: readonly string[];
  readonly #reader: SentenceReader;
  readonly #own: OwnCommands;
  readonly #names: KnownNames;
  readonly #repairWords: RepairWords;
  readonly #conversation: Conversation;
  readonly #suggestions: Suggestions;
  readonly #consultant: Consultant | undefined;
  readonly #options: UnderstandingOptions;
  #vocabulary: Vocabulary;
  #repair: TextRepair;
  #hints: HintsMaker;
  /** As it was when hints were asked for last. */
  #situation: Situation = NOWHERE;

  constructor(options: UnderstandingOptions = {}) {
    const folder = options.sentencesFolder ?? languageFolder(options.language ?? 'en');
    const { commands = [], vocabulary = { words: [], spoken: new Map() } } = options;
    this.#options = options;
    this.#sentences = readOwnSentences(folder, commands, options.placeOf);
    this.#requests = this.#sentences.skipWords.filter((words) => words.includes(' '));
    this.#reader = new SentenceReader(this.#sentences, freeTextSlots(commands));
    this.#own = new OwnCommands(commands);
    this.#names = new KnownNames(vocabulary.spoken);
    this.#repairWords = readRepairWords(folder);
    this.#conversation = this.#newConversation();
    this.#suggestions = new Suggestions(
      this.#sentences.commands,
      this.#sentences.byIntent.flatMap(({ sentences }) => sentences),
    );
    this.#consultant = options.model === undefined ? undefined : new Consultant(options.model);
    this.#vocabulary = makeVocabulary(readWordList(options.softwareWords), vocabulary);
    this.#repair = new TextRepair(this.#repairWords, this.#vocabulary);
    this.#hints = this.#newHints();
  }

  /** Reads its own examples, so that the first real sentence is not the slow one. Changes nothing, decides nothing. */
  rehearse(situation: Situation): void {
    this.#suggestions.nearest('what');
    const { tasks, projects } = this.#names.sounds(situation);
    for (const index of [tasks, projects]) index.find(['rehearsal']);
    for (const text of this.#sentences.byIntent.flatMap(({ sentences }) => sentences))
      this.explain(typed(text), situation);
  }

  /**
   * What to do about a sentence. A command replaces the open question; what is not understood leaves it open. `consult`
   * only where a model is there to be asked. `begunAt`: when the person began to say it, default now. It answers no
   * question that was asked after that.
   */
  decide(utterance: Utterance, situation: Situation, begunAt = Number.POSITIVE_INFINITY): Decision {
    const chosen = this.#chosen(utterance, situation, begunAt);
    if (chosen !== undefined) return chosen;
    const read = this.#read(utterance, situation);
    const circumstances = this.#circumstances(utterance, situation, read);
    const saying: Saying = { doubts: circumstances.doubts, begunAt };
    const meaning = this.#meaning(read, circumstances);
    if (this.#takesBack(read, meaning, saying)) {
      this.#consultant?.callOff();
      return this.#conversation.decide({ type: 'answer', answer: 'drop' }, situation);
    }
    if (meaning.type === 'nothing') return this.#unclear(read.repaired.text);
    if (this.#consultant?.tidies(meaning, utterance) === true) return { type: 'consult' };
    return this.#conversation.decide(meaning, situation, saying);
  }

  /**
   * What the model makes of a sentence for which `decide` said `consult`, or of the prompt in it. Takes as long as the
   * model may; where that fails, it is as if there were none. Never rejects. What it resolves with decides: call it once
   * nobody is talking. A question that was asked meanwhile stays open, and of what was taken back nothing comes.
   */
  async consult(utterance: Utterance, situation: Situation, signal: AbortSignal): Promise<Consulted> {
    const consultant = this.#consultant;
    if (consultant === undefined) return () => this.#notUnderstood(utterance.text);
    const { asked } = this.#conversation;
    const consultation = consultant.begin(signal);
    const decide = await this.#asked(utterance, situation, consultant, consultation.signal);
    return (now) => {
      if (!consultation.end()) return { type: 'tell', announcement: { type: 'dismissed' } };
      return this.#conversation.decideLate(asked, () => decide(now));
    };
  }

  /** What a click on a choice means. One for a question that is no longer open changes nothing. */
  choose(answer: Answer, situation: Situation): Decided {
    return this.#conversation.clicked(answer, situation);
  }

  /** What would be done about a sentence alone, step by step. Changes nothing. */
  explain(utterance: Utterance, situation: Situation): Explanation {
    const read = this.#read(utterance, situation);
    const circumstances = this.#circumstances(utterance, situation, read);
    const meaning = this.#meaning(read, circumstances);
    const decision =
      meaning.type === 'nothing'
        ? this.#unclear(read.repaired.text)
        : this.#newConversation().decide(meaning, situation);
    return explanation({ utterance, read, meaning, decision });
  }

  /** Something was told; the next sentence may refer to it. */
  told(announcement: Announcement): void {
    this.#conversation.memory.told(announcement);
  }

  /**
   * An intent `of` a decision was carried out with this answer. Gives the answer as it shall be told: with how long it
   * can be undone. What one decision did is undone together.
   */
  carriedOut(intent: Intent, announcement: Announcement, of: Decided): Announcement {
    return this.#conversation.memory.carriedOut(intent, announcement, of);
  }

  /** Whether the word is one of the person's own. */
  knowsWord(word: string): boolean {
    return withoutWord(this.#vocabulary, word) !== this.#vocabulary;
  }

  /** The word is known from now on. */
  addWord(word: string, spoken: string | undefined): void {
    this.#setVocabulary(withWord(this.#vocabulary, word, spoken));
  }

  forgetWord(word: string): void {
    this.#setVocabulary(withoutWord(this.#vocabulary, word));
  }

  /** What the recognisers should expect now; the same object while nothing in it changes. */
  hints(situation: Situation): Hints {
    this.#situation = situation;
    const asking = this.#conversation.asking();
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

  /** What decides once the model has said what it makes of the sentence. Never rejects. */
  async #asked(
    utterance: Utterance,
    situation: Situation,
    consultant: Consultant,
    signal: AbortSignal,
  ): Promise<Consulted> {
    const read = this.#read(utterance, situation);
    const circumstances = this.#circumstances(utterance, situation, read);
    const meaning = this.#meaning(read, circumstances);
    if (meaning.type !== 'nothing') {
      const tidied = await consultant.tidy(meaning, this.#vocabulary.phrases, signal);
      return (now) => this.#conversation.decide(tidied, now);
    }
    const { text } = read.repaired;
    const matches = await consultant.read(text, situation, signal);
    const doubts: readonly Doubt[] = [...circumstances.doubts, 'meaning'];
    const meanings = matches.map((match) => meaningOf([match], { ...circumstances, doubts }, this.#own));
    // Where a part means nothing the rest is nothing to act upon either.
    if (meanings.length === 0 || !meanings.every(isUnderstood)) return () => this.#notUnderstood(text);
    const saying: Saying = { doubts, begunAt: Number.POSITIVE_INFINITY };
    return (now) => this.#conversation.decideTogether(meanings, now, saying);
  }

  /** Whether it takes back the open question, or what the model is being asked about: "never mind", "cancel it". */
  #takesBack({ matches: [match] }: SentenceRead, meaning: Meaning, saying: Saying): boolean {
    if (match !== undefined && this.#conversation.isAboutQuestion(match, saying)) return true;
    if (match === undefined || this.#consultant?.isUnderWay !== true) return false;
    if (isCallingOff(match) || meaning.type === 'undo') return true;
    if (meaning.type !== 'answer') return false;
    return meaning.answer === 'drop' || (meaning.answer === 'no' && this.#conversation.asking() === undefined);
  }

  #chosen(utterance: Utterance, situation: Situation, begunAt: Milliseconds): Decided | undefined {
    const matches = this.#choices(utterance, situation, this.#conversation.asking());
    return this.#conversation.chosen(matches, situation, { doubts: this.#doubtsAbout(utterance), begunAt });
  }

  #choices(utterance: Utterance, situation: Situation, asking: Asking | undefined): readonly Match[] {
    if (asking === undefined || !isChoice(asking)) return [];
    return this.#reader.readChoice(utterance, this.#repair, this.#names.lists(situation), spellingsIn(situation));
  }

  #read(utterance: Utterance, situation: Situation): SentenceRead {
    return this.#reader.read(utterance, this.#repair, this.#names.lists(situation), spellingsIn(situation));
  }

  #meaning({ matches }: SentenceRead, circumstances: Circumstances): Meaning {
    return meaningOf(matches, circumstances, this.#own);
  }

  #circumstances(utterance: Utterance, situation: Situation, { repaired }: SentenceRead): Circumstances {
    const { trustPrompts = false } = this.#options;
    const doubts: readonly Doubt[] = repaired.isDoubtful ? ['heard'] : this.#doubtsAbout(utterance);
    const { spokenAbout, listed, mayRead } = this.#conversation.memory;
    return {
      utterance: { ...utterance, text: repaired.text },
      situation,
      spokenAbout,
      listed,
      mayRead,
      doubts,
      trustPrompts,
      requests: this.#requests,
      sounds: this.#names.sounds(situation),
      written: this.#vocabulary.written,
      spelled: (text) => this.#repair.spelledWord(text),
    };
  }

  #doubtsAbout({ engine, confidence = 1 }: Utterance): readonly Doubt[] {
    const { sureEnough = 0.55 } = this.#options;
    return engine === 'local' && confidence < sureEnough ? ['heard'] : [];
  }

  #unclear(text: string): Decision {
    return this.#consultant === undefined ? this.#notUnderstood(text) : { type: 'consult' };
  }

  #notUnderstood(text: string): Decided {
    const suggestions = this.#suggestions.nearest(text);
    return { type: 'tell', announcement: { type: 'notUnderstood', text, suggestions } };
  }

  #newConversation(): Conversation {
    const { now = Date.now, answerWithin = 30_000, undoFor = 10_000 } = this.#options;
    return new Conversation({ now, answerWithin, undoFor });
  }

  #newHints(): HintsMaker {
    return new HintsMaker(this.#sentences, this.#vocabulary, (text) => this.#kindOf(text));
  }

  #kindOf(text: string): SentenceKind {
    const heard: Utterance = { ...typed(text), engine: 'local', freeText: 'guess' };
    const asking = this.#conversation.asking();
    const { readings, risk } = this.explain(heard, this.#situation);
    const answers = this.#choices(heard, this.#situation, asking).length > 0;
    return sentenceKind({ readings, risk, answers }, this.#reader.freeText, asking);
  }

  #setVocabulary(vocabulary: Vocabulary): void {
    if (vocabulary === this.#vocabulary) return;
    this.#vocabulary = vocabulary;
    this.#repair = new TextRepair(this.#repairWords, vocabulary);
    this.#hints = this.#newHints();
  }
}

const NOWHERE: Situation = { tasks: [], projects: [], currentProject: undefined, agents: [] };

function isUnderstood(meaning: Meaning): meaning is Understood {
  return meaning.type !== 'nothing';
}
