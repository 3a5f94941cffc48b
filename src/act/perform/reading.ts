import type { Announcement } from '../../core/announcement.ts';
import type { AboutTask } from '../../core/intent.ts';
import type { Task } from '../../core/task.ts';
import { factsOf } from '../tasks/facts-of.ts';
import type { TaskManager } from '../tasks/task-manager.ts';
import { firstPiece, type PieceSize } from './reading-pieces.ts';

/** Lines of a task's output that answer for a result it does not have. */
const LINES_FOR_RESULT = 20;

const LAST_LINES = { usual: 10, most: 100 } as const;

/** `more` gives so much at once: some minutes of listening are too long, and one sentence is too little. */
const MORE: PieceSize = { sentences: 1_000, characters: 1_000 };

/** What a voice reads of a result that was asked for as a whole. */
const HEARD = { briefly: { sentences: 2, characters: 220 }, atLength: { sentences: 200, characters: 4_000 } } as const;

type ResultIntent = Extract<AboutTask, { type: 'result' }>;

/** How far a task's words have been read. */
interface Place {
  /** Of what was read from, what comes next. */
  readonly rest: string;
  /** The answer that was known then. */
  readonly answer: string | undefined;
  /** How many lines of output there were then. */
  readonly lines: number;
}

/** Reads results and output to the person, and remembers for each task how far, as long as the task is known. */
export class Reading {
  readonly #tasks: Pick<TaskManager, 'linesAfter'>;
  readonly #heard: PieceSize;
  readonly #places = new WeakMap<Task, Place>();

  /** `atLength`: whether results are read aloud to the end, and not their first two sentences only. */
  constructor(tasks: Pick<TaskManager, 'linesAfter'>, atLength: boolean) {
    this.#tasks = tasks;
    this.#heard = atLength ? HEARD.atLength : HEARD.briefly;
  }

  /** What was asked for of the task. */
  read(task: Task, { part, lines }: Pick<ResultIntent, 'part' | 'lines'>): Announcement {
    if (part === 'lastLines') return this.#lastLines(task, lines);
    return part === 'more' ? this.#more(task) : this.#result(task);
  }

  /** The whole answer, or the last lines where there is none; `more` goes on behind what a voice reads of it. */
  #result(task: Task): Announcement {
    const text = wholeOf(task);
    this.#goTo(task, firstPiece(text, this.#heard).rest);
    return { type: 'result', task: factsOf(task), text };
  }

  /** The last lines of its output, also of one that runs; `wanted` of them, 1 to 100. */
  #lastLines(task: Task, wanted: number = LAST_LINES.usual): Announcement {
    const count = Math.min(Math.max(1, Math.round(wanted)), LAST_LINES.most);
    this.#goTo(task, '');
    return { type: 'result', task: factsOf(task), text: task.outputLines.slice(-count).join('\n'), part: 'lastLines' };
  }

  /**
   * What comes after what was read last, a piece at a time: the rest of that, then an answer that was given since, or
   * lines that were printed since. Empty when all has been read.
   */
  #more(task: Task): Announcement {
    const place = this.#places.get(task);
    const { piece, rest } = firstPiece(this.#next(task, place), MORE);
    if (place !== undefined && place.rest !== '') this.#places.set(task, { ...place, rest });
    else this.#goTo(task, rest);
    return { type: 'result', task: factsOf(task), text: piece, part: 'more' };
  }

  #next(task: Task, place: Place | undefined): string {
    if (place === undefined) return wholeOf(task);
    if (place.rest !== '') return place.rest;
    if (task.result !== undefined && task.result !== place.answer) return task.result;
    return this.#tasks.linesAfter(task.id, place.lines).lines.join('\n');
  }

  #goTo(task: Task, rest: string): void {
    const { count: lines } = this.#tasks.linesAfter(task.id, Number.POSITIVE_INFINITY);
    this.#places.set(task, { rest, answer: task.result, lines });
  }
}

function wholeOf(task: Task): string {
  return task.result ?? task.outputLines.slice(-LINES_FOR_RESULT).join('\n');
}
