import { writeFile } from 'node:fs/promises';
import { CommandAgent } from '../../../src/act/agents/command-agent.ts';
import type { TaskManager } from '../../../src/act/tasks/task-manager.ts';
import type { TaskSettings } from '../../../src/act/tasks/task-settings.ts';
import { CLAUDE } from '../../../src/core/agent-settings.ts';
import type { Task } from '../../../src/core/task.ts';
import { claudeEnvironment } from '../../desktop/fetch-claude.ts';
import { type ScriptedMessagesApi, startScriptedMessagesApi } from '../../fixtures/scripted-messages-api.ts';
import type { Turn } from '../../fixtures/scripted-messages-api-turn.ts';
import { Workshop } from '../workshop.ts';

/** A workshop in which the real Claude CLI works for a scripted model. */
export class ClaudeRoom {
  readonly workshop: Workshop;
  readonly #claude: string;
  readonly #api: ScriptedMessagesApi;
  readonly #script: { turns: readonly Turn[] };

  private constructor(
    claude: string,
    workshop: Workshop,
    api: ScriptedMessagesApi,
    script: { turns: readonly Turn[] },
  ) {
    this.#claude = claude;
    this.workshop = workshop;
    this.#api = api;
    this.#script = script;
  }

  static async open(claude: string): Promise<ClaudeRoom> {
    const script: { turns: readonly Turn[] } = { turns: [] };
    const [workshop, api] = await Promise.all([Workshop.open(), startScriptedMessagesApi(() => script.turns)]);
    return new ClaudeRoom(claude, workshop, api, script);
  }

  /** A program that is Claude, and stays when that has ended. */
  async lingering(): Promise<string> {
    const program = this.workshop.path('lingering');
    await writeFile(program, `#!/bin/sh\n'${this.#claude}' "$@"\nexec sleep 600\n`, { mode: 0o755 });
    return program;
  }

  /** Starts a task for which the model answers with `turns`. */
  async order(
    turns: readonly Turn[],
    settings: Partial<TaskSettings> = {},
    program = this.#claude,
  ): Promise<{ readonly manager: TaskManager; readonly task: Task }> {
    this.#script.turns = turns;
    const env = {
      PATH: process.env['PATH'],
      HOME: this.workshop.dir,

      ...claudeEnvironment(this.#api.url),
    };
    const command = [program, ...CLAUDE.command.slice(1)];
    const agent = new CommandAgent('claude', { ...CLAUDE, command }, { env });
    const agents = new Map([['claude', agent]]);
    const manager = this.workshop.manager({ agents, defaultAgent: 'claude', settings });
    return { manager, task: await manager.spawnTask('work', 'do it', await this.workshop.project()) };
  }

  /** Nothing may be left running, and nothing on the disk. */
  async close(): Promise<void> {
    await this.workshop.close();
    await this.#api.stop();
  }
}

/** The model runs a command with its tool, in the session that Claude gives each of them. */
export function bash(command: string, more: Readonly<Record<string, boolean>> = {}): Turn {
  return { type: 'tool', name: 'Bash', text: '', input: { command, ...more } };
}
