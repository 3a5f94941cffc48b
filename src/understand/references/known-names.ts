import type { Situation } from '../../core/decision.ts';
import type { SlotList, SlotLists } from '../templates/slot-list.ts';
import { agentNames } from './agent-names.ts';
import { projectNames } from './project-names.ts';
import { TaskNames } from './task-names.ts';

/** The lists that a situation fills, `project`, `name` and `agent`; the same object until one of the names changes. */
export class KnownNames {
  #projects: readonly string[] = [];
  #tasks: readonly string[] = [];
  #agents: readonly string[] = [];
  #lists: SlotLists | undefined;

  lists(situation: Situation): SlotLists {
    const projects = situation.projects.map((project) => project.name);
    const tasks = situation.tasks.map((task) => task.name);
    const { agents } = situation;
    const known = same(projects, this.#projects) && same(tasks, this.#tasks) && same(agents, this.#agents);
    if (this.#lists !== undefined && known) return this.#lists;
    const lists: SlotLists = new Map<string, SlotList>([
      ['project', projectNames(situation.projects)],
      ['name', new TaskNames(situation.tasks)],
      ['agent', agentNames(agents)],
    ]);
    this.#projects = projects;
    this.#tasks = tasks;
    this.#agents = agents;
    this.#lists = lists;
    return lists;
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
