import type { TaskFacts } from '../../../src/core/task.ts';
import type { ReferenceContext } from '../../../src/understand/references/reference-context.ts';
import { API, WEB } from '../situations.ts';

/** Tasks newest first, and what was said about them. */
export function references(tasks: readonly TaskFacts[], said: Partial<ReferenceContext> = {}): ReferenceContext {
  return { tasks, projects: [API, WEB], spokenAbout: [], listed: [], ...said };
}
