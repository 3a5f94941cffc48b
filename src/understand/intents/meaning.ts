import type { Announcement } from '../../core/announcement.ts';
import type { Situation } from '../../core/decision.ts';
import type { ErrorFacts } from '../../core/error.ts';
import type { Intent } from '../../core/intent.ts';
import type { TaskFacts } from '../../core/task.ts';
import type { Utterance } from '../../core/utterance.ts';
import type { Asking } from '../conversation/pending-question.ts';
import type { NameSounds } from '../names/known-names.ts';
import type { Doubt } from '../safety/doubt.ts';

/** What a sentence comes to, before it is judged whether to do it. */
export type Meaning =
  | {
      readonly type: 'intent';
      readonly intent: Intent;
      /** Those that the intent is about. */
      readonly tasks: readonly TaskFacts[];
      readonly doubts: readonly Doubt[];
      /** The person wants to be asked about it each time. */
      readonly mustAsk: boolean;
      /** How the sentence's references were taken, for explanations. */
      readonly references: readonly string[];
    }
  /** Which one is meant is for the person to say. */
  | { readonly type: 'ask'; readonly asking: Asking; readonly references: readonly string[] }
  /** It cannot be done. */
  | { readonly type: 'problem'; readonly problem: ErrorFacts }
  /** Nothing is to be done but to say this. */
  | { readonly type: 'tell'; readonly announcement: Announcement }
  /** `queue`: the yes was "queue it", which answers nothing but a question about a start. */
  | { readonly type: 'answer'; readonly answer: 'yes' | 'queue' | 'no' | 'drop' }
  | { readonly type: 'undo' }
  | { readonly type: 'repeat' }
  /** The words say too little, or this intent is not known. */
  | { readonly type: 'nothing' };

/** What a sentence's meaning depends on besides its words. */
export interface Circumstances {
  readonly utterance: Utterance;
  readonly situation: Situation;
  /** Tasks that were spoken about, the last one first. */
  readonly spokenAbout: readonly number[];
  /** The tasks of the row that was told last, in its order. */
  readonly listed: readonly number[];
  /** Whether a result may still be read out. */
  readonly mayRead: boolean;
  /** The names of tasks and projects, by sound. */
  readonly sounds: NameSounds;
  /** Words that make a question a polite order: "can you". Lower case. */
  readonly requests: readonly string[];
  /** The word that letters make, where a text is spelled; undefined where it is not. */
  readonly spelled: (text: string) => string | undefined;
  /** What is doubtful about all of it. */
  readonly doubts: readonly Doubt[];
  /** Whether a prompt that was guessed is taken as it is. */
  readonly trustPrompts: boolean;
  /** How a word of the grammar is written, where that differs. */
  readonly written: ReadonlyMap<string, string>;
}

/** An intent that is about no task, or about those given. */
export function intentMeaning(
  intent: Intent,
  doubts: readonly Doubt[],
  about: Partial<Pick<Extract<Meaning, { type: 'intent' }>, 'tasks' | 'references' | 'mustAsk'>> = {},
): Meaning {
  return { type: 'intent', intent, doubts, tasks: [], references: [], mustAsk: false, ...about };
}
