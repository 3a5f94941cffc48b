import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentExit } from '../../core/agent.ts';
import type { RunningProcess } from '../../core/task.ts';
import type { Milliseconds } from '../../core/time.ts';
import { Family, type Origin } from './family.ts';
import type { LaunchNews } from './launcher.ts';
import type { RunNote } from './launcher-report.ts';
import { ageOf, isRunning } from './process-identity.ts';
import type { ProcessEntry } from './process-table.ts';
import { type Intervention, noteIntervention, readRunFile } from './run-file.ts';
import { sendSignal } from './send-signal.ts';

/** What a shell gives for a program that cannot be run; only heard of one that is adopted while it begins. */
const NOT_FOUND = 127;

/** So often an agent that should still run is looked for. */
const UNHEARD: Milliseconds = 2_000;

/** How an agent ended. `unseen`: its wrapper was killed too, so that nobody knows. */
export type RunEnd = Exclude<AgentExit, { type: 'notStarted' }> | { readonly type: 'unseen' };

/**
 * One agent and everything it started, from the moment it runs: told of by the launcher, or, when that is another one's
 * or gone, watched in the process table and in its run file.
 */
export class ContainedRun {
  readonly #family: Family;
  readonly #runFile: string | undefined;
  readonly #poll: Milliseconds;
  readonly #process: { pid: number | undefined; exitCode: number | null; signalCode: string | null };
  readonly #ended = Promise.withResolvers<RunEnd>();
  readonly #gone = Promise.withResolvers<void>();
  #over = false;
  #isGone = false;
  #watching = false;
  #isEnding = false;
  /** A process that is just being executed shows no environment: only a second empty look is believed. */
  #emptyLooks = 0;

  /** `runFile`: undefined for a task of a Wilco that had none. */
  constructor(origin: Origin, runFile: string | undefined, poll: Milliseconds) {
    this.#family = new Family(origin);
    this.#runFile = runFile;
    this.#poll = poll;
    this.#process = { pid: origin.leader?.pid, exitCode: null, signalCode: null };
  }

  get origin(): Origin {
    return this.#family.origin;
  }

  /** The agent's; its exit code is there before `ended` resolves. */
  get process(): RunningProcess {
    return this.#process;
  }

  /** Resolves when the agent is over; what it started may go on. Never rejects. */
  get ended(): Promise<RunEnd> {
    return this.#ended.promise;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Resolves when no process of the task is left. Never rejects. */
  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** The living processes of the task. None, while the word that its wrapper has ended is on its way. */
  members(): readonly ProcessEntry[] {
    const { wrapper } = this.origin;
    if (wrapper !== undefined && !this.#watching && !isRunning(wrapper)) return [];
    return this.#family.members();
  }

  /** How long the agent has run, by the clock of the machine's life, which nobody sets. */
  age(): Milliseconds {
    const { leader } = this.origin;
    return leader === undefined ? 0 : ageOf(leader);
  }

  /** To be called before the run is ended, so that a later Wilco knows what for. */
  noteIntervention(why: Intervention): void {
    if (this.#over || this.#isEnding) return;
    this.#isEnding = true;
    if (this.#runFile !== undefined) noteIntervention(this.#runFile, why);
  }

  /** SIGKILL to everything. The wrapper does it where there is one: it is the parent of all, and can hit no stranger. */
  killAll(): void {
    const { wrapper } = this.origin;
    if (wrapper !== undefined && sendSignal(wrapper, 'SIGUSR1')) {
      sendSignal(wrapper, 'SIGCONT');
      return;
    }
    if (this.origin.cgroup !== undefined) killGroup(this.origin.cgroup);
    for (const entry of this.members()) sendSignal(entry, 'SIGKILL');
  }

  /** Sees to it that an end is noticed of which no word comes, until `detached`. */
  guard(detached: AbortSignal): void {
    const timer = setInterval(() => {
      const { leader } = this.origin;
      if (leader !== undefined && isRunning(leader) && !detached.aborted) return;
      clearInterval(timer);
      if (!this.#isGone) this.watch(detached);
    }, UNHEARD).unref();
  }

  hear(news: LaunchNews, detached: AbortSignal): void {
    switch (news.type) {
      case 'note':
        this.#note(news.note);
        return;
      case 'gone':
        this.#readEnd();
        this.#settle({ type: 'unseen' });
        this.#letGo();
        return;
      case 'lost':
      case 'launcherGone':
        this.watch(detached);
        return;
    }
  }

  /** Looks for itself from now on, until `detached`. */
  watch(detached: AbortSignal): void {
    if (this.#watching) return;
    this.#watching = true;
    void this.#keepLooking(detached);
  }

  async #keepLooking(detached: AbortSignal): Promise<void> {
    while (!detached.aborted) {
      this.#look();
      if (this.#isGone) return;
      await sleep(this.#poll, undefined, { signal: detached }).catch(() => {});
    }
  }

  #look(): void {
    const { wrapper, leader } = this.origin;
    const wrapped = wrapper !== undefined && isRunning(wrapper);
    this.#readEnd();
    if (wrapped) return;
    if (leader === undefined || !isRunning(leader)) this.#settle({ type: 'unseen' });
    if (!this.#over) return;
    this.#emptyLooks = this.members().length === 0 ? this.#emptyLooks + 1 : 0;
    if (this.#emptyLooks === 2) this.#letGo();
  }

  #readEnd(): void {
    if (this.#over || this.#runFile === undefined) return;
    const end = readRunFile(this.#runFile)?.end;
    if (end !== undefined) this.#note(end);
  }

  #note(note: RunNote): void {
    if (note.type === 'exited' || note.type === 'signalled') this.#settle(note);
    if (note.type === 'refused') this.#settle({ type: 'exited', code: NOT_FOUND });
  }

  /** The first word on the end counts. */
  #settle(end: RunEnd): void {
    if (this.#over) return;
    this.#over = true;
    if (end.type === 'exited') this.#process.exitCode = end.code;
    if (end.type === 'signalled') this.#process.signalCode = end.signal;
    this.#ended.resolve(end);
  }

  #letGo(): void {
    this.#isGone = true;
    this.#gone.resolve();
  }
}

/** All in it and in the groups below, at once (cgroup.kill in the kernel's cgroup-v2.rst). */
function killGroup(folder: string): void {
  try {
    writeFileSync(`${folder}/cgroup.kill`, '1');
  } catch {
    // It went with its last process.
  }
}
