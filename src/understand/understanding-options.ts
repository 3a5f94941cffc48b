import type { CustomCommand } from '../core/custom-command.ts';
import type { Milliseconds } from '../core/time.ts';
import type { ConsultantOptions } from './consultant.ts';
import type { Locate } from './templates/place.ts';
import type { OwnWords } from './vocabulary.ts';

/** What the room UNDERSTAND may be told; it can do without any of it. */
export interface UnderstandingOptions {
  /** Words of the person's own, from the config. */
  readonly vocabulary?: OwnWords;
  /** Sentences of the person's own, from the config. `placeOf` says where in it they stand, for errors. */
  readonly commands?: readonly CustomCommand[];
  readonly placeOf?: Locate;
  /** Asked where no template fits; undefined: nobody is. */
  readonly model?: ConsultantOptions;
  /** Starts a prompt that the local engine guessed without asking first. Default false. */
  readonly trustPrompts?: boolean;
  /** A command that the local engine is less sure of than this is doubtful. 0 to 1, default 0.55. */
  readonly sureEnough?: number;
  /** How long a question can be answered. Default 30 seconds. */
  readonly answerWithin?: Milliseconds;
  /** How long what was done can be undone. Default 10 seconds. */
  readonly undoFor?: Milliseconds;
  /** Milliseconds since the epoch. Default Date.now. */
  readonly now?: () => Milliseconds;
  /** Whose sentences are understood, "en" by default; there is a folder of templates for each. */
  readonly language?: string;
  /** A folder of sentence templates instead of the language's. */
  readonly sentencesFolder?: string;
  /** The software words that free text may consist of, one a line; default: those of the package. */
  readonly softwareWords?: string;
}
