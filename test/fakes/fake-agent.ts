import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextReader } from '../../src/act/agents/read-text.ts';
import type { Agent, AgentReader, Invocation, Order } from '../../src/core/agent.ts';
import { WilcoError } from '../../src/core/error.ts';

/** An agent whose process prints and ends when the test says so. */
export class FakeAgent implements Agent {
  readonly name: string;
  readonly output: 'text' | 'events' = 'text';
  readonly keepsSessions = false;
  readonly runs: FakeRun[] = [];
  /** Set: no prompt can be handed over, for this reason. */
  refusal: string | undefined;

  constructor(name = 'fake') {
    this.name = name;
  }

  invocation(order: Order): Invocation {
    if (this.refusal !== undefined) {
      throw new WilcoError({ code: 'agent_failed_to_start', message: this.refusal, hint: 'Say something else.' });
    }
    const run = new FakeRun(order);
    this.runs.push(run);
    return {
      file: '/bin/sh',
      args: [run.script],
      env: { PATH: process.env['PATH'] ?? '', WILCO_TASK: order.marker },
      stdin: undefined,
    };
  }

  reader(): AgentReader {
    return new TextReader();
  }
}

/** One process: a shell that reads what it is to do from a named pipe, which only this object holds. */
export class FakeRun {
  readonly order: Order;
  readonly #pipe: number;

  constructor(order: Order) {
    this.order = order;
    const folder = mkdtempSync(join(tmpdir(), 'wilco-fake-agent-'));
    const pipe = join(folder, 'steps');
    execFileSync('mkfifo', [pipe]);
    this.#pipe = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    rmSync(folder, { recursive: true });
  }

  /** What the shell is called with; it can be opened as long as the run was not ended. */
  get script(): string {
    return `/proc/${process.pid}/fd/${this.#pipe}`;
  }

  print(line: string): void {
    writeSync(this.#pipe, `printf '%s\\n' '${line.replaceAll("'", `'\\''`)}'\n`);
  }

  /** Ends the process, which must have begun. */
  end(
    exit: { readonly type: 'exited'; readonly code: number } | { readonly type: 'signalled'; readonly signal: string },
  ) {
    const step = exit.type === 'exited' ? `exit ${exit.code}` : `kill -${exit.signal.replace(/^SIG/, '')} $$`;
    writeSync(this.#pipe, `${step}\n`);
  }

  /** Gives the pipe back; the process meets its end of file. */
  close(): void {
    closeSync(this.#pipe);
  }
}
