import { basename } from 'node:path';
import type { ErrorFacts } from '../../core/error.ts';
import type { StartIntent } from '../../core/intent.ts';
import type { Project } from '../../core/project.ts';
import type { Missed } from '../../core/question.ts';
import { isLive, type TaskFacts } from '../../core/task.ts';
import { projectNamed } from '../references/project-named.ts';
import type { ReferenceContext } from '../references/reference-context.ts';
import { isNamedInPart, resolveTask } from '../references/resolve-task.ts';
import type { TaskReference } from '../references/task-reference.ts';
import type { Doubt } from '../safety/doubt.ts';
import type { Circumstances } from './meaning.ts';
import type { StartOrder } from './start-order.ts';

/** A start whose project is not known yet. */
export type Wish = Omit<StartIntent, 'project'>;

/**
 * In which project an order begins; `unknown` when neither the sentence nor the situation says. It is in
 * doubt where words that may belong to the work were taken for something else, or a task to wait for was guessed.
 */
export type StartPlace =
  | { readonly type: 'known'; readonly start: StartIntent; readonly doubts: readonly Doubt[] }
  | {
      readonly type: 'unknown';
      readonly wish: Wish;
      readonly doubts: readonly Doubt[];
      readonly candidates: readonly Project[];
      readonly missed: Missed | undefined;
    }
  | { readonly type: 'refused'; readonly problem: ErrorFacts };

/**
 * The project that was named, else that of the task which the order waits for, else the current one. Where that task
 * has ended, nothing is to be waited for.
 */
export function startPlace(said: StartOrder, { situation, spokenAbout, listed, sounds }: Circumstances): StartPlace {
  const order = withMaybeProject(said, (name) => projectNamed(name, situation.projects, sounds).type !== 'none');
  const named = order.project === undefined ? undefined : projectNamed(order.project, situation.projects, sounds);
  const alike: readonly Doubt[] = named?.type === 'project' && named.certainty !== 'sure' ? ['name'] : [];
  const ahead =
    order.behind === undefined
      ? NOTHING
      : aheadOf(order.behind.reference, { ...situation, spokenAbout, listed, sounds });
  const mayBeWork = order.agentMayBeWork || order.behind?.mayBeWork === true;
  switch (ahead.type) {
    case 'problem':
      return { type: 'refused', problem: ahead.problem };
    case 'task': {
      const project = projectIn(ahead.task.projectDir, situation.projects);
      const isElsewhere = named !== undefined && !(named.type === 'project' && named.project.dir === project.dir);
      if (isElsewhere) return { type: 'refused', problem: elsewhere(ahead.task) };
      const doubts = [...alike, ...(mayBeWork ? READING : []), ...ahead.doubts];
      return { type: 'known', start: { ...wishOf(order, order.prompt), project }, doubts };
    }
    case 'nothing': {
      const wish = wishOf(order, order.behind?.elsePrompt ?? order.prompt);
      const isCut = order.behind?.mayBeWork === true && !order.behind.elseIsWhole;
      const doubts = [...alike, ...(order.agentMayBeWork || isCut ? READING : [])];
      if (named?.type === 'project') return { type: 'known', start: { ...wish, project: named.project }, doubts };
      const { currentProject, projects } = situation;
      if (named === undefined && currentProject !== undefined) {
        return { type: 'known', start: { ...wish, project: currentProject }, doubts };
      }
      const candidates = named?.type === 'several' ? named.candidates : projects;
      const missed = named?.type === 'none' ? { message: `There is no project “${order.project}”.` } : undefined;
      return { type: 'unknown', wish, doubts, candidates, missed };
    }
  }
}

function withMaybeProject(order: StartOrder, isProject: (name: string) => boolean): StartOrder {
  const { maybeProject } = order;
  if (maybeProject === undefined) return order;
  const { name, elsePrompt } = maybeProject;
  return isProject(name) ? { ...order, project: name } : { ...order, prompt: elsePrompt };
}

/** The live tasks of a project, the oldest first. */
export function liveTasksIn(project: Project, tasks: readonly TaskFacts[]): readonly TaskFacts[] {
  return tasks.filter((task) => isLive(task) && task.projectDir === project.dir).toSorted((a, b) => a.id - b.id);
}

type Ahead =
  | { readonly type: 'task'; readonly task: TaskFacts; readonly doubts: readonly Doubt[] }
  | { readonly type: 'nothing' }
  | { readonly type: 'problem'; readonly problem: ErrorFacts };

const NOTHING: Ahead = { type: 'nothing' };
const READING: readonly Doubt[] = ['reading'];

function aheadOf(reference: TaskReference, context: ReferenceContext): Ahead {
  const isNamed = reference.type !== 'it' && reference.type !== 'last';
  const amongLive = resolveTask(reference, 'cancel', context);
  const isAmongAll = reference.type === 'which' ? amongLive.type === 'none' : isNamed;
  const resolved = isAmongAll ? resolveTask(reference, 'taskStatus', context) : amongLive;
  if (resolved.type === 'none') return isNamed ? { type: 'problem', problem: resolved.problem } : NOTHING;
  const live = (resolved.type === 'task' ? [resolved.task] : resolved.candidates).filter(isLive);
  const [task] = live;
  if (task === undefined) return NOTHING;
  const isOneProject = live.every(({ projectDir }) => projectDir === task.projectDir);
  if (!isOneProject) return { type: 'problem', problem: isNamed ? SEVERAL : SEVERAL_RUN };
  const isSure = resolved.type !== 'task' || resolved.certainty === 'sure' || isNamedInPart(reference, task);
  return { type: 'task', task, doubts: isSure ? [] : ['reference'] };
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
