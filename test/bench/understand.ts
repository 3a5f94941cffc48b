import type { TaskFacts } from '../../src/core/task.ts';
import { Understanding } from '../../src/understand/understanding.ts';
import { taskFacts } from '../fakes/task-facts.ts';
import { atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const ROUNDS = 300;
const TASKS = 30;

/** How long a typed sentence takes from its words to the decision what to do, with thirty tasks and eight projects. */
export async function understandFigures(): Promise<readonly Figure[]> {
  const understanding = new Understanding();
  const projects = ['api', 'website', 'billing', 'docs', 'infra', 'mobile app', 'parser', 'tools'].map((name) => ({
    name,
    dir: `/home/me/code/${name}`,
  }));
  const tasks = Array.from({ length: TASKS }, (_, index) => finished(TASKS - index));
  const situation = { tasks, projects, currentProject: projects[0], agents: ['claude', 'codex'] };
  const sentences = [
    ...understanding.sentences(),
    'start task refactor the login page in website',
    'what is the weather',
  ];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of sentences) {
      const typed = { text, engine: 'typed', freeText: 'exact', confidence: undefined, duration: undefined } as const;
      const startedAt = performance.now();
      understanding.decide(typed, situation);
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  const row = { area: 'understand', unit: 'ms', reach: null, reference: null } as const;
  return [
    atMost({ ...row, figure: `words → decision, median of ${times.length}`, value: percentile(times, 0.5) }),
    atMost({ ...row, figure: `words → decision, p99 of ${times.length}`, value: percentile(times, 0.99) }),
  ];
}

function finished(id: number): TaskFacts {
  return taskFacts({ id, name: `task number ${id}`, status: 'completed', completedAt: id + 1, result: 'done' });
}
