import type { Agent, AgentEvent, AgentRun, Order } from '../../core/agent.ts';
import { type AgentSettings, PROMPT_PLACE } from '../../core/agent-settings.ts';
import { childEnvironment } from './child-environment.ts';
import { launch } from './launch.ts';
import { readClaude } from './read-claude.ts';

/** A coding agent that is a program: one call, one prompt. */
export class CommandAgent implements Agent {
  readonly name: string;
  readonly output: 'text' | 'events';
  /** The program that is called, as the settings name it. */
  readonly program: string;
  readonly #settings: AgentSettings;
  readonly #env: NodeJS.ProcessEnv;

  constructor(name: string, settings: AgentSettings, env: NodeJS.ProcessEnv) {
    this.name = name;
    this.output = settings.format === 'claude' ? 'events' : 'text';
    this.program = settings.command[0] ?? '';
    this.#settings = settings;
    this.#env = env;
  }

  async start(order: Order, signal: AbortSignal): Promise<AgentRun> {
    const [file = '', ...args] = this.#settings.command;
    return await launch(
      {
        file,
        args: args.map((arg) => arg.replaceAll(PROMPT_PLACE, () => order.prompt)),
        cwd: order.projectDir,
        env: childEnvironment(this.#env, order.marker),
        logFile: order.logFile,
      },
      signal,
    );
  }

  read(line: string): readonly AgentEvent[] {
    return this.#settings.format === 'claude' ? readClaude(line) : [{ type: 'line', text: line }];
  }
}
