import type { Agent, AgentReader, Invocation, Order } from '../../core/agent.ts';
import type { AgentFormat, AgentLimits, AgentSettings } from '../../core/agent-settings.ts';
import { childEnvironment } from './child-environment.ts';
import { handOver } from './hand-over.ts';
import { leavesNoSession } from './leaves-no-session.ts';
import { readerOf } from './reader-of.ts';
import { withLimits } from './with-limits.ts';

/** What an agent gets of the person and of Wilco besides its own settings. */
export interface AgentSurroundings {
  /** The person's environment. */
  readonly env: NodeJS.ProcessEnv;
  /**
   * Names of variables that are for Wilco alone, such as the one that holds its recogniser's key; an agent gets the one
   * with which it may log in itself.
   */
  readonly secrets?: readonly string[] | undefined;
  readonly limits?: AgentLimits | undefined;
}

/** A coding agent that is a program: one call, one prompt. */
export class CommandAgent implements Agent {
  readonly name: string;
  readonly output: 'text' | 'events';
  readonly keepsSessions: boolean;
  /** The program that is called, as the settings name it. */
  readonly program: string;
  readonly #settings: AgentSettings;
  readonly #surroundings: AgentSurroundings;

  constructor(name: string, settings: AgentSettings, surroundings: AgentSurroundings) {
    this.name = name;
    this.output = settings.format === 'text' ? 'text' : 'events';
    this.keepsSessions = settings.format !== 'text' && !leavesNoSession(settings);
    this.program = settings.command[0] ?? '';
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  invocation(order: Order): Invocation {
    const { env, secrets = [], limits } = this.#surroundings;
    const { format, environment } = this.#settings;
    const command = withLimits(this.#settings, limits);
    return {
      file: this.program,
      ...handOver(this.name, { command, format }, order.prompt),
      env: childEnvironment(env, order.marker, {
        allowed: environment,
        secrets: secrets.filter((name) => name !== OPENAI_KEY || !MAY_USE_OPENAI.has(format)),
      }),
    };
  }

  reader(): AgentReader {
    return readerOf(this.#settings.format);
  }
}

const OPENAI_KEY = 'OPENAI_API_KEY';

/** Codex and OpenCode can log in with it; of a program that is not known, nobody knows. */
const MAY_USE_OPENAI: ReadonlySet<AgentFormat> = new Set<AgentFormat>(['codex', 'opencode', 'text']);
