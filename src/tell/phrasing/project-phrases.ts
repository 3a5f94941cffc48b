import type { Phrase } from '../../core/phrase.ts';
import type { Project } from '../../core/project.ts';
import type { Milliseconds } from '../../core/time.ts';
import { lines } from './lines.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { counted, enumerated } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';
import { undoLine } from './undo-words.ts';

/** Where tasks start from now on that name no project. */
export function projectSwitched(
  project: Project,
  before: Project | undefined,
  undoUntil: Milliseconds | undefined,
  context: TellingContext,
): Phrase {
  const name = nameOf(project);
  return {
    title: `Project: ${name}`,
    body: lines(
      startsThere(name),
      before === undefined || before.dir === project.dir ? '' : `It was ${nameOf(before)}.`,
      undoLine(undoUntil, context),
      dirOf(project),
    ),
    spoken: speakable(`The project is now ${name}.`),
    urgency: 'normal',
  };
}

/** The known projects by name; the current one is among those shown, wherever it stands. */
export function projects(known: readonly Project[], current: Project | undefined): Phrase {
  if (known.length === 0) return { title: 'I know no project yet', body: NAME_ONE, spoken: NONE, urgency: 'normal' };
  const title = counted(known.length, 'project');
  const shown = withCurrent(known, current, 9).map((project) =>
    isSame(project, current)
      ? `${nameOf(project)} (current) · ${dirOf(project)}`
      : `${nameOf(project)} · ${dirOf(project)}`,
  );
  const aloud = withCurrent(known, current, 5).map(nameOf);
  const more = known.length > shown.length ? [`… and ${known.length - shown.length} more`] : [];
  const others = known.length > aloud.length ? [`${known.length - aloud.length} more`] : [];
  const where = current === undefined ? '' : `The current one is ${nameOf(current)}.`;
  return {
    title,
    body: [...shown, ...more].join('\n'),
    spoken: speakable(`${title}: ${enumerated([...aloud, ...others], 'and')}.\n${where}`),
    urgency: 'normal',
  };
}

/** Where a task starts that names no project, or how to choose that. */
export function currentProject(project: Project | undefined): Phrase {
  if (project === undefined) {
    return {
      title: 'No project is chosen',
      body: 'Say “switch to …” with a project’s name, or name it when you start a task: “… in api”.',
      spoken: 'No project is chosen. To choose one, say: switch to, and its name.',
      urgency: 'normal',
    };
  }
  const name = nameOf(project);
  return {
    title: `Project: ${name}`,
    body: lines(startsThere(name), dirOf(project)),
    spoken: speakable(`The project is ${name}.`),
    urgency: 'normal',
  };
}

export function projectOpened(project: Project): Phrase {
  return {
    title: `Opened the folder of ${nameOf(project)}`,
    body: dirOf(project),
    spoken: speakable(`Opened the folder of ${nameOf(project)}.`),
    urgency: 'low',
  };
}

/** As it is said and shown: on one line, at most 30 characters. */
export function nameOf(project: Pick<Project, 'name'>): string {
  return shorten(oneLine(project.name), 30) || 'a project without a name';
}

/** What to do where no project is known. */
export const NAME_ONE = 'Name one under [projects] in the config: wilco config path';

const NONE = 'I know no project yet. Name one in the config.';

function startsThere(name: string): string {
  return `A task that names no project starts in ${name}.`;
}

function dirOf({ dir }: Project): string {
  return shorten(oneLine(dir), 120);
}

function isSame(project: Project, current: Project | undefined): boolean {
  return project.dir === current?.dir;
}

/** The first `most`, the last of them the current one where that would be left out. */
function withCurrent(known: readonly Project[], current: Project | undefined, most: number): readonly Project[] {
  const first = known.slice(0, most);
  const left = known.slice(most).find((project) => isSame(project, current));
  return left === undefined ? first : [...first.slice(0, -1), left];
}
