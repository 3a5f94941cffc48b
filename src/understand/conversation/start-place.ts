import { basename } from 'node:path';
import type { Situation } from '../../core/decision.ts';
import type { ErrorFacts } from '../../core/error.ts';
import type { Intent } from '../../core/intent.ts';
import type { Project } from '../../core/project.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { resolveTask } from '../references/resolve-task.ts';
import type { TaskReference } from '../references/task-reference.ts';
import { projectNamed, type StartOrder } from './start-order.ts';

export type Start = Extract<Intent, { type: 'start' }>;

/** A start whose project is not known yet. */
export type Wish = Omit<Start, 'project'>;

/**
 * In which project an order begins; `unknown` when neither the sentence nor the situation says. `mustAsk`: words that
 * may belong to the work were taken for something else, or a task to wait for was guessed.
 */
export type StartPlace =
  | { readonly type: 'known'; readonly start: Start; readonly mustAsk: boolean }
  | { readonly type: 'unknown'; readonly wish: Wish; readonly mustAsk: boolean }
  | { readonly type: 'refused'; readonly problem: ErrorFacts };

/**
 * The project that was named, else that of the task which the order waits for, else the current one. Where that task
 * has ended, nothing is to be waited for.
 */
export function startPlace(order: StartOrder, situation: Situation, spokenAbout: number | undefined): StartPlace {
  const named = order.project === undefined ? undefined : projectNamed(order.project, situation.projects);
  const ahead = order.behind === undefined ? NOTHING : aheadOf(order.behind.reference, situation, spokenAbout);
  switch (ahead.type) {
    case 'problem':
      return { type: 'refused', problem: ahead.problem };
    case 'task': {
      const project = projectIn(ahead.task.projectDir, situation.projects);
      if (named !== undefined && named.dir !== project.dir) return { type: 'refused', problem: elsewhere(ahead.task) };
      const mustAsk = order.agentMayBeWork || order.behind?.mayBeWork === true || ahead.isGuess;
      return { type: 'known', start: { ...wishOf(order, order.prompt), project }, mustAsk };
    }
    case 'nothing': {
      const wish = wishOf(order, order.behind?.elsePrompt ?? order.prompt);
      const project = named ?? situation.currentProject;
      const isCut = order.behind?.mayBeWork === true && !order.behind.elseIsWhole;
      const mustAsk = order.agentMayBeWork || isCut;
      return project === undefined
        ? { type: 'unknown', wish, mustAsk }
        : { type: 'known', start: { ...wish, project }, mustAsk };
    }
  }
}

/** The live tasks of a project, the oldest first. */
export function liveTasksIn(project: Project, tasks: readonly TaskFacts[]): readonly TaskFacts[] {
  return tasks.filter((task) => isLive(task) && task.projectDir === project.dir).toSorted((a, b) => a.id - b.id);
}

type Ahead =
  | { readonly type: 'task'; readonly task: TaskFacts; readonly isGuess: boolean }
  | { readonly type: 'nothing' }
  | { readonly type: 'problem'; readonly problem: ErrorFacts };

const NOTHING: Ahead = { type: 'nothing' };

function aheadOf(reference: TaskReference, { tasks }: Situation, spokenAbout: number | undefined): Ahead {
  const isNamed = reference.type === 'number' || reference.type === 'name';
  const resolved = resolveTask(reference, isNamed ? 'taskStatus' : 'cancel', tasks, spokenAbout);
  if (resolved.type === 'none') return isNamed ? { type: 'problem', problem: resolved.problem } : NOTHING;
  const live = (resolved.type === 'task' ? [resolved.task] : resolved.candidates).filter(isLive);
  const [task] = live;
  if (task === undefined) return NOTHING;
  const isOneProject = live.every(({ projectDir }) => projectDir === task.projectDir);
  if (!isOneProject) return { type: 'problem', problem: isNamed ? SEVERAL : SEVERAL_RUN };
  return { type: 'task', task, isGuess: resolved.type === 'task' && resolved.isGuess };
}

function wishOf({ name, agent, queue }: StartOrder, prompt: string): Wish {
  return {
    type: 'start',
    prompt,
    name,
    ...(agent === undefined ? {} : { agent }),
    ...(queue ? { queue } : {}),
  };
}

function projectIn(dir: string, projects: readonly Project[]): Project {
  return projects.find((project) => project.dir === dir) ?? { name: basename(dir), dir };
}

const SEVERAL: ErrorFacts = {
  code: 'task_unknown',
  message: 'More than one running task has that name.',
  hint: 'Say its number: “when task two is done”.',
};

const SEVERAL_RUN: ErrorFacts = { ...SEVERAL, message: 'More than one task is running.' };

function elsewhere(task: TaskFacts): ErrorFacts {
  return {
    code: 'bad_argument',
    message: `Task ${task.id}, ${task.name}, works in another project, and a task waits only for its own.`,
    hint: 'Say it without the project, or start it once that task has ended.',
  };
}
