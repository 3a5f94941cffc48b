import type { Situation } from '../../../src/core/decision.ts';
import type { Project } from '../../../src/core/project.ts';
import { Understanding } from '../../../src/understand/understanding.ts';
import type { UnderstandingOptions } from '../../../src/understand/understanding-options.ts';
import { taskFacts } from '../../fakes/task-facts.ts';

const project = (name: string): Project => ({ name, dir: `/code/${name}` });

/**
 * The world in which every line of the corpus is said. Wilco has just listed tasks 4, 5 and 6, then told of task 4 and
 * last of task 5. Nothing is asked. A start that names no project goes to "billing", where nothing runs.
 */
export const WORLD: Situation = {
  tasks: [
    taskFacts({ id: 6, name: 'write changelog', status: 'pending', projectDir: '/code/api', waitsFor: 'project' }),
    taskFacts({ id: 5, name: 'refactor auth', status: 'running', projectDir: '/code/api' }),
    taskFacts({ id: 4, name: 'fix login', status: 'running', projectDir: '/code/my-web' }),
    taskFacts({ id: 3, name: 'update docs', status: 'failed', projectDir: '/code/my-web', completedAt: 3500 }),
    taskFacts({ id: 2, name: 'add dark mode', status: 'completed', projectDir: '/code/kube-tools', completedAt: 2500 }),
    taskFacts({ id: 1, name: 'bump version', status: 'cancelled', projectDir: '/code/billing', completedAt: 1500 }),
  ].map((task) => ({ ...task, prompt: task.name, createdAt: task.id * 1000, startedAt: task.id * 1000 })),
  projects: ['api', 'billing', 'kube-tools', 'my-web'].map(project),
  currentProject: project('billing'),
  agents: ['claude', 'codex', 'gemini', 'opencode'],
};

/** UNDERSTAND in that world. */
export function understandingThere(options: UnderstandingOptions = {}): Understanding {
  const vocabulary = {
    words: [],
    spoken: new Map([
      ['kubectl', 'cube control'],
      ['OAuth', 'o auth'],
    ]),
  };
  const understanding = new Understanding({ vocabulary, ...options });
  const told = WORLD.tasks.filter(({ id }) => id >= 4).toSorted((one, other) => one.id - other.id);
  understanding.told({ type: 'status', live: told, lastEnded: undefined });
  for (const task of told.slice(0, 2)) understanding.told({ type: 'taskStatus', task });
  return understanding;
}
