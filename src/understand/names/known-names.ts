import type { Situation } from '../../core/decision.ts';
import type { SlotList, SlotLists } from '../templates/slot-list.ts';
import { agentNames } from './agent-names.ts';
import { nameWords } from './name-words.ts';
import { projectNames } from './project-names.ts';
import type { OwnSayings } from './said-forms.ts';
import type { SoundIndex } from './sound-index.ts';
import type { SoundList } from './sound-list.ts';
import { TaskNames } from './task-names.ts';

/** The names of a situation by their sound: of tasks some words in a row, see {@link TaskNames}; of projects the name. */
export interface NameSounds {
  readonly tasks: SoundIndex<string>;
  readonly projects: SoundIndex<string>;
}

/**
 * The names that a situation fills templates with. What it gives is the same object until one of the names changes, and
 * then only what the change concerns is made anew.
 */
export class KnownNames {
  readonly #projects: Kept<SoundList>;
  readonly #tasks: Kept<TaskNames>;
  readonly #agents: Kept<SoundList>;
  #known: Known | undefined;

  /** `spoken`: how the person says words of their own, such as "cube control" for "kubectl". */
  constructor(spoken: ReadonlyMap<string, string> = new Map()) {
    const said = ownSayings(spoken);
    this.#projects = new Kept((names) => projectNames(asNamed(names), said));
    this.#tasks = new Kept((names) => new TaskNames(asNamed(names), said));
    this.#agents = new Kept((names) => agentNames(names, said));
  }

  /** The lists `project`, `name` and `agent`. */
  lists(situation: Situation): SlotLists {
    return this.#of(situation).lists;
  }

  /** For references. */
  sounds(situation: Situation): NameSounds {
    return this.#of(situation).sounds;
  }

  #of({ projects, tasks, agents }: Situation): Known {
    const project = this.#projects.of(projects.map(({ name }) => name));
    const name = this.#tasks.of(tasks.map((task) => task.name));
    const agent = this.#agents.of(agents);
    const known = this.#known;
    if (
      known?.lists.get('project') === project &&
      known.lists.get('name') === name &&
      known.lists.get('agent') === agent
    ) {
      return known;
    }
    const lists = new Map<string, SlotList>([
      ['project', project],
      ['name', name],
      ['agent', agent],
    ]);
    this.#known = { lists, sounds: { tasks: name.sounds, projects: project.sounds } };
    return this.#known;
  }
}

interface Known {
  readonly lists: SlotLists;
  readonly sounds: NameSounds;
}

/** A list that is kept while its names are the same. */
class Kept<T> {
  readonly #make: (names: readonly string[]) => T;
  #names: readonly string[] = [];
  #list: T | undefined;

  constructor(make: (names: readonly string[]) => T) {
    this.#make = make;
  }

  of(names: readonly string[]): T {
    const isSame = names.length === this.#names.length && names.every((name, index) => name === this.#names[index]);
    if (this.#list !== undefined && isSame) return this.#list;
    this.#names = names;
    this.#list = this.#make(names);
    return this.#list;
  }
}

function ownSayings(spoken: ReadonlyMap<string, string>): OwnSayings {
  return new Map([...spoken].map(([word, reading]) => [nameWords(word).join(''), [nameWords(reading).join(' ')]]));
}

function asNamed(names: readonly string[]): readonly { readonly name: string }[] {
  return names.map((name) => ({ name }));
}
