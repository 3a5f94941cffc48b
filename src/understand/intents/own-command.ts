import type { CustomAction, CustomCommand } from '../../core/custom-command.ts';
import { customIntent } from '../commands/custom-definition.ts';
import { fillAction } from '../commands/fill-action.ts';
import { freeTextSlots } from '../commands/free-text-slots.ts';
import { projectNamed } from '../references/project-named.ts';
import type { Doubt } from '../safety/doubt.ts';
import type { Match } from '../templates/match.ts';
import { whichProject } from './about-project.ts';
import { type Circumstances, intentMeaning, type Meaning } from './meaning.ts';
import { placedStart } from './start.ts';

/** The person's own commands, by the intents of their sentences. */
export class OwnCommands {
  readonly #byIntent: ReadonlyMap<string, CustomCommand>;

  constructor(commands: readonly CustomCommand[]) {
    this.#byIntent = new Map(commands.map((command) => [customIntent(command.name), command]));
  }

  /** `nothing` where the match is of no such command. */
  meaning(match: Match, circumstances: Circumstances): Meaning {
    const command = this.#byIntent.get(match.intent);
    if (command === undefined) return { type: 'nothing' };
    const filled = fillAction(command, match.slots);
    if ('code' in filled) return { type: 'problem', problem: filled };
    const doubts = [...circumstances.doubts, ...guessedText(command, match, circumstances)];
    switch (filled.type) {
      case 'say':
        return { type: 'tell', announcement: { type: 'saying', text: filled.text } };
      case 'run': {
        const { command: program, timeout } = filled;
        // The project that is current now, whatever is by the time of a yes.
        const dir = filled.dir ?? circumstances.situation.currentProject?.dir;
        const intent = { type: 'runCommand', name: command.name, command: program, dir, timeout } as const;
        return intentMeaning(intent, doubts, { mustAsk: command.confirm });
      }
      case 'start':
        return started(filled, doubts, command.confirm, circumstances);
    }
  }
}

/** Free text that the local engine heard is a guess in a command's arguments as well. */
function guessedText(
  command: CustomCommand,
  { slots }: Match,
  { utterance, trustPrompts }: Circumstances,
): readonly Doubt[] {
  const free = freeTextSlots([command]);
  const hasFreeText = Object.keys(slots).some((slot) => free.has(slot));
  return hasFreeText && utterance.freeText === 'guess' && !trustPrompts ? ['heard'] : [];
}

function started(
  { prompt, project, agent }: Extract<CustomAction, { type: 'start' }>,
  doubts: readonly Doubt[],
  mustAsk: boolean,
  { situation, sounds }: Circumstances,
): Meaning {
  const { projects, currentProject } = situation;
  const wish = { type: 'start', prompt, name: undefined, ...(agent === undefined ? {} : { agent }) } as const;
  const named = project === undefined ? undefined : projectNamed(project, projects, sounds);
  const place = named === undefined ? currentProject : named.type === 'project' ? named.project : undefined;
  if (place === undefined) {
    const candidates = named?.type === 'several' ? named.candidates : projects;
    const missed = named?.type === 'none' ? { message: `There is no project “${project}”.` } : undefined;
    return whichProject({ type: 'start', start: wish, doubts, mustAsk }, candidates, missed);
  }
  const isAlike = named?.type === 'project' && named.certainty !== 'sure';
  const all: readonly Doubt[] = isAlike ? [...doubts, 'name'] : doubts;
  const meaning = placedStart({ ...wish, project: place }, all, situation);
  return meaning.type === 'intent' ? { ...meaning, mustAsk } : meaning;
}
