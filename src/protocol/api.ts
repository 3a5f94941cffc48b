import type { Announcement } from '../core/announcement.ts';
import type { Check } from '../core/check.ts';
import type { HearingState, Level } from '../core/heard.ts';
import type { Phrase } from '../core/phrase.ts';
import type { TakeRecord } from '../core/take-record.ts';
import type { TaskFacts } from '../core/task.ts';
import type { Milliseconds } from '../core/time.ts';

/**
 * What the daemon does for a command line. The daemon implements it, the client offers it, the socket lies between.
 * What fails rejects with a WilcoError, which crosses the socket as its facts. `signal` aborts when the one who asked
 * is gone; a method may take no notice of it where its work is short.
 */
export interface DaemonApi {
  /** Treats `text` like an utterance: understood, acted upon or answered by a question. */
  say(text: string, signal: AbortSignal): Promise<Reply>;
  /** Starts a task without the detour over a sentence. Resolves when the agent was started, or the task queued. */
  start(request: StartRequest, signal: AbortSignal): Promise<Reply>;
  /** Recognises the sound in `file` (absolute path) and treats it like an utterance. */
  listen(file: string, signal: AbortSignal): Promise<Reply>;
  /** Recognises the take that failed last once more, like {@link listen}. Rejects with `nothing_to_retry`. */
  retry(signal: AbortSignal): Promise<Reply>;
  /** What a talk key would do. Rejects with the error that keeps the microphone shut. */
  talk(action: TalkAction, signal: AbortSignal): Promise<void>;
  /** Every known task, newest first. */
  tasks(signal: AbortSignal): Promise<readonly TaskFacts[]>;
  /**
   * The readable lines of a task's output, without newlines, oldest first. With `follow` it goes on until the task has
   * ended, else it stops at the line that is the last now. Rejects with `task_unknown`.
   */
  output(id: number, follow: boolean, signal: AbortSignal): AsyncIterable<string>;
  /** Resolves with `taskEnded` when the task has ended, at once when it already has. Rejects with `task_unknown`. */
  wait(id: number, signal: AbortSignal): Promise<Reply>;
  /** Resolves when the task is gone, or with a question when several are meant. None such is `task_unknown`. */
  cancel(request: CancelRequest, signal: AbortSignal): Promise<Reply>;
  /** Resolves with the announcement `changes`: what a task changed in its project. None such is `task_unknown`. */
  changes(id: number, signal: AbortSignal): Promise<Reply>;
  /**
   * Forgets ended tasks with their logs; their files in the projects stay. Rejects with `task_unknown`, and then has
   * forgotten none, where an id is of no known task.
   */
  forget(which: readonly number[] | 'ended', signal: AbortSignal): Promise<Forgotten>;
  status(signal: AbortSignal): Promise<Status>;
  /** How the microphone sounds and what is heard with it, some times a second until `signal` aborts. */
  follow(signal: AbortSignal): AsyncIterable<HearingView>;
  /** Begins the daemon's end. Running tasks go on without it. */
  stop(signal: AbortSignal): Promise<Stopping>;
  /** What one can say, by intent. */
  commands(signal: AbortSignal): Promise<readonly IntentSentences[]>;
}

export interface StartRequest {
  readonly prompt: string;
  /** A project's name, or the absolute path of a directory. */
  readonly project?: string;
  readonly agent?: string;
  readonly name?: string;
  /** Where the command was typed, absolute: the place for the task when `project` is not given and `cwd` is in one. */
  readonly cwd?: string;
  /** Where its project has a task already: begin after that one. Else such a start is refused. */
  readonly queue?: boolean;
}

export const TALK_ACTIONS = ['start', 'stop', 'toggle', 'cancel'] as const;
export type TalkAction = (typeof TALK_ACTIONS)[number];

export interface CancelRequest {
  /** A task's id in digits, its name, "it", or "all" that live. */
  readonly target: string;
  /** True: kill at once instead of asking the agent to end. */
  readonly now: boolean;
}

/** An announcement together with its words, as popup and voice would have told it. */
export interface Told {
  readonly announcement: Announcement;
  readonly phrase: Phrase;
}

export interface Reply extends Told {
  /** What was told before it, where one sentence asked for several things. */
  readonly earlier?: readonly Told[];
  /** The words that were recognised, where sound was sent. */
  readonly heard?: string;
}

export interface Status {
  readonly version: string;
  readonly pid: number;
  readonly uptime: Milliseconds;
  /** Absolute path; `configFound` says whether it exists, else all values are the defaults. */
  readonly configFile: string;
  readonly configFound: boolean;
  readonly hearing: HearingState;
  readonly tasks: { readonly running: number; readonly pending: number; readonly ended: number };
  /** Names of the agents whose programs are installed, the default one first. */
  readonly agents: readonly string[];
  /** How the other parts stand: popups, speech, the agents' programs. */
  readonly checks: readonly Check[];
  /** The moments of the last takes, newest last, 100 at most. */
  readonly lastTakes: readonly TakeRecord[];
}

/** One look at what listens. */
export interface HearingView {
  readonly hearing: HearingState;
  /** Null while the microphone is closed. */
  readonly level: Level | null;
}

export interface Forgotten {
  /** Ids, in order. */
  readonly forgotten: readonly number[];
  /** Those that were asked for and kept, because they have not ended. */
  readonly live: readonly number[];
}

export interface Stopping {
  readonly tasksLeftRunning: number;
  /** They begin when a daemon runs again. */
  readonly tasksLeftWaiting: number;
}

export interface IntentSentences {
  /** "start", "cancel" … */
  readonly intent: string;
  /** Sentence templates as a person reads them: "cancel [task] {task}". */
  readonly sentences: readonly string[];
}
