import type { Announcement } from '../../src/core/announcement.ts';
import type { Situation } from '../../src/core/decision.ts';
import type { Project } from '../../src/core/project.ts';
import type { TaskFacts } from '../../src/core/task.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { taskFacts } from '../fakes/task-facts.ts';

export const API: Project = { name: 'api', dir: '/code/api' };
export const WEB: Project = { name: 'my-web', dir: '/code/my-web' };

export const AGENTS = ['claude', 'codex', 'gemini', 'opencode'];

export function task(id: number, name: string, facts: Partial<TaskFacts> = {}): TaskFacts {
  return taskFacts({ id, name, prompt: name, createdAt: id * 1000, startedAt: id * 1000, ...facts });
}

export function ended(id: number, name: string, completedAt = id * 1000 + 500): TaskFacts {
  return task(id, name, { status: 'completed', completedAt, returnCode: 0 });
}

/** Tasks newest first, as a Situation has them. */
export function situation(tasks: readonly TaskFacts[] = [], facts: Partial<Situation> = {}): Situation {
  return { tasks, projects: [API, WEB], currentProject: API, agents: AGENTS, ...facts };
}

export function typed(text: string): Utterance {
  return { text, engine: 'typed', freeText: 'exact', confidence: undefined, duration: undefined };
}

export function heardLocally(text: string, confidence = 0.9): Utterance {
  return { text, engine: 'local', freeText: 'guess', confidence, duration: 1500 };
}

/** What makes "it" that task. */
export function spokenOf(id: number): Announcement {
  return { type: 'taskStatus', task: task(id, `task ${id}`) };
}
