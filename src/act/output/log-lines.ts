import type { Agent } from '../../core/agent.ts';
import { LineSplitter } from './line-splitter.ts';
import { leftOutLine } from './log-limit.ts';
import type { LogPiece } from './log-pieces.ts';

export interface LogLines {
  readonly lines: readonly string[];
  /** Whether `lines` is the one line that tells of left out bytes: Wilco's own, no word of the agent's. */
  readonly leftOut: boolean;
}

/**
 * A log's pieces to lines. Where its middle is left out, half lines stay on both sides: of text they are shown as they
 * are; half an event means nothing and is dropped.
 */
export class LogLineReader {
  readonly #splitter: LineSplitter;
  readonly #dropsHalves: boolean;
  #afterGap = false;

  /** `longest`: bytes kept of a line. */
  constructor(output: Agent['output'], longest: number) {
    this.#splitter = new LineSplitter(longest);
    this.#dropsHalves = output === 'events';
  }

  /** What `piece` completes; no empty ones. */
  push(piece: LogPiece): readonly LogLines[] {
    if (piece.leftOut === 0) return some(this.#split(piece.bytes));
    const before = this.end();
    this.#afterGap = true;
    const gap = { lines: [leftOutLine(piece.leftOut)], leftOut: true };
    return [...some(before.filter((line) => this.#isShown(line))), gap, ...some(this.#split(piece.bytes))];
  }

  /** A last line that no newline ended. */
  end(): readonly string[] {
    const last = this.#splitter.end();
    return last === undefined ? [] : this.#withoutHalf([last]);
  }

  #split(bytes: Buffer): readonly string[] {
    return this.#withoutHalf(this.#splitter.push(bytes));
  }

  #withoutHalf(lines: readonly string[]): readonly string[] {
    const [first] = lines;
    if (!this.#afterGap || first === undefined) return lines;
    this.#afterGap = false;
    return this.#isShown(first) ? lines : lines.slice(1);
  }

  /** Of a line at an edge: it may be whole after all. */
  #isShown(line: string): boolean {
    return !this.#dropsHalves || isJson(line);
  }
}

function some(lines: readonly string[]): readonly LogLines[] {
  return lines.length === 0 ? [] : [{ lines, leftOut: false }];
}

function isJson(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object';
  } catch {
    return false;
  }
}
