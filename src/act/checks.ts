import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BUILT_IN_AGENTS, PROMPT_PLACE } from '../core/agent-settings.ts';
import type { Check } from '../core/check.ts';
import type { ActSettings } from './act-settings.ts';
import { findProgram } from './agents/find-program.ts';
import { missingProgram } from './agents/missing-program.ts';
import { findProjects } from './projects/find-projects.ts';
import { atOnceOn } from './tasks/at-once.ts';

/**
 * How the room ACT stands, without changing anything. `containment` is asked of whoever knows: a running manager, or
 * {@link tryContainment}. Never rejects.
 */
export async function actingChecks(
  settings: ActSettings,
  env: NodeJS.ProcessEnv,
  containment: Promise<Check>,
): Promise<readonly Check[]> {
  const [state, projects, contained] = await Promise.all([
    stateCheck(settings.stateDir),
    projectsCheck(settings),
    containment,
  ]);
  return [...agentChecks(settings, env), state, projects, contained, atOnceCheck(settings.tasks?.atOnce)];
}

/** Nobody asked for a built-in agent that is not installed: nothing is said of it. */
function agentChecks(settings: ActSettings, env: NodeJS.ProcessEnv): readonly Check[] {
  const { defaultAgent, agents } = settings;
  const wanted = new Set([defaultAgent, ...Object.values(settings.projects.agents ?? {})]);
  const checks = Object.entries(agents).flatMap(([agent, own]): Check | readonly Check[] => {
    const { command } = own;
    const name = `agent ${agent}`;
    const program = command[0] ?? '';
    const missing = missingProgram(agent, program, env);
    if (missing !== undefined) {
      if (!wanted.has(agent) && own === BUILT_IN_AGENTS[agent]) return [];
      const type = agent === defaultAgent ? 'missing' : 'warning';
      return { name, type, detail: missing.message, remedy: missing.hint };
    }
    if (!command.some((arg) => arg.includes(PROMPT_PLACE))) {
      const remedy = `Put "${PROMPT_PLACE}" into "command" under [agents.${agent}] in the config: wilco config path`;
      return { name, type: 'missing', detail: 'Its command has no place for the prompt.', remedy };
    }
    const found = findProgram(program, env['PATH']);
    return { name, type: 'ok', detail: found.type === 'found' ? found.path : program };
  });
  if (agents[defaultAgent] !== undefined) return checks;
  const detail = `The default agent "${defaultAgent}" has no section in the config.`;
  const remedy = `Add [agents.${defaultAgent}], or set "default" under [agent] to: ${Object.keys(agents).join(', ')}`;
  return [...checks, { name: `agent ${defaultAgent}`, type: 'missing', detail, remedy }];
}

async function stateCheck(stateDir: string | undefined): Promise<Check> {
  const name = 'state folder';
  if (stateDir === undefined) return { name, type: 'ok', detail: 'none: tasks last as long as the program' };
  try {
    const folder = await nearestExisting(stateDir);
    await access(folder, constants.W_OK | constants.X_OK);
    if (!(await stat(folder)).isDirectory()) throw new Error('a file is in the way');
    return { name, type: 'ok', detail: stateDir };
  } catch {
    const remedy = `Make it writable: chmod u+rwx ${stateDir}, or set XDG_STATE_HOME to another folder.`;
    return { name, type: 'missing', detail: `${stateDir} cannot be written.`, remedy };
  }
}

async function projectsCheck(settings: ActSettings): Promise<Check> {
  const name = 'projects';
  const { projects, missing } = await findProjects(settings.projects, settings.foregroundDir);
  const known = projects.map((project) => project.name).join(', ');
  if (missing.length > 0) {
    const detail = `Not there: ${missing.join(', ')}.${known === '' ? '' : ` Found: ${known}.`}`;
    return { name, type: 'warning', detail, remedy: 'Correct [projects] in the config: wilco config path' };
  }
  if (known !== '') return { name, type: 'ok', detail: known };
  const remedy = 'Name one under [projects] in the config (api = "~/code/api"), or run wilco in a git repository.';
  return { name, type: 'warning', detail: 'No project is known.', remedy };
}

function atOnceCheck(atOnce: number | undefined): Check {
  const most = atOnceOn(atOnce);
  const why = atOnce === most ? 'as the config says' : 'by memory, cores and descriptors';
  return { name: 'tasks at once', type: 'ok', detail: `${most} (${why})` };
}

async function nearestExisting(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined || path === dirname(path) ? path : await nearestExisting(dirname(path));
}
