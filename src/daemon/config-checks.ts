import { findProgram } from '../act/agents/find-program.ts';
import type { Config } from '../config/config.ts';
import type { Check } from '../core/check.ts';

/** Warns where the config limits turns or cost and an agent that it chooses takes no such limit: only Claude's do. */
export function limitChecks({ agent, agents, projects, tasks }: Config): readonly Check[] {
  const limits = [
    ...(tasks.maxTurns === undefined ? [] : ['max_turns']),
    ...(tasks.maxCost === undefined ? [] : ['max_cost']),
  ];
  if (limits.length === 0) return [];
  const chosen = new Set([agent.default, ...Object.values(projects.agents)]);
  return [...chosen]
    .filter((name) => agents[name]?.format !== 'claude')
    .map((name) => ({
      name: 'limits',
      type: 'warning',
      detail: `The agent "${name}" does not know ${limits.join(' and ')}: its tasks run without.`,
      remedy: 'Set time_limit under [tasks], or take an agent of format "claude": wilco config path',
    }));
}

/** Names of the agents whose programs are there, the default one first. */
export function installedAgents({ agent, agents }: Pick<Config, 'agent' | 'agents'>, env: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(agents).filter((name) => name !== agent.default);
  return [agent.default, ...names].filter((name) => {
    const program = agents[name]?.command[0] ?? '';
    return findProgram(program, env['PATH']).type === 'found';
  });
}
