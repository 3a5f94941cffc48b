import type { RunningProcess } from '../../core/task.ts';
import { readProcess } from '../containment/process-table.ts';
import { sendSignalToGroup } from '../containment/send-signal.ts';

/** A job's process together with its start time, so that a signal can never reach one that got its id later. */
export class BoundProcess {
  readonly process: RunningProcess;
  readonly #startTime: number | undefined;

  constructor(process: RunningProcess) {
    this.process = process;
    this.#startTime = process.pid === undefined ? undefined : readProcess(process.pid)?.startTime;
  }

  /** To its process group where it leads one, else to itself. A dead process is no error. */
  signal(signal: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.process;
    if (pid === undefined || this.#startTime === undefined || exitCode !== null || signalCode !== null) return;
    sendSignalToGroup({ pid, startTime: this.#startTime }, signal);
  }
}
