import { appendFileSync } from 'node:fs';
import type { Agent, AgentEvent, AgentExit, AgentRun, Order } from '../../src/core/agent.ts';

/** An agent without a process: the test prints and ends for it. */
export class FakeAgent implements Agent {
  readonly name: string;
  readonly output: 'text' | 'events' = 'text';
  readonly runs: FakeRun[] = [];
  /** Set: the next start meets it. */
  refusal: string | undefined;

  constructor(name = 'fake') {
    this.name = name;
  }

  async start(order: Order, signal: AbortSignal): Promise<AgentRun> {
    const run = new FakeRun(order);
    const reason = this.refusal ?? (signal.aborted ? 'cancelled' : undefined);
    if (reason !== undefined) return { process: undefined, exit: Promise.resolve({ type: 'notStarted', reason }) };
    signal.addEventListener('abort', () => run.end({ type: 'signalled', signal: 'SIGTERM' }), { once: true });
    this.runs.push(run);
    return { process: run.process, exit: run.exit };
  }

  read(line: string): readonly AgentEvent[] {
    return [{ type: 'line', text: line }];
  }
}

export class FakeRun {
  readonly order: Order;
  readonly process: { readonly pid: undefined; exitCode: number | null; signalCode: string | null };
  readonly #exit = Promise.withResolvers<AgentExit>();

  constructor(order: Order) {
    this.order = order;
    this.process = { pid: undefined, exitCode: null, signalCode: null };
  }

  get exit(): Promise<AgentExit> {
    return this.#exit.promise;
  }

  print(line: string): void {
    appendFileSync(this.order.logFile, `${line}\n`);
  }

  end(exit: AgentExit): void {
    if (exit.type === 'exited') this.process.exitCode = exit.code;
    if (exit.type === 'signalled') this.process.signalCode = exit.signal;
    this.#exit.resolve(exit);
  }
}
