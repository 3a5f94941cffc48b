import type { TaskWish } from '../../core/intent.ts';
import type { Phrase } from '../../core/phrase.ts';
import type { Missed, Question } from '../../core/question.ts';
import { lines } from './lines.ts';
import { oneLine } from './plain-text.ts';
import { NAME_ONE, nameOf } from './project-phrases.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { enumerated, projectName, taskName } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

/** Which of several tasks; each by its place in the list, which can be said. */
export function whichTask(asked: Extract<Question, { type: 'whichTask' }>, context: TellingContext): Phrase {
  const candidates = asked.candidates.map((task) => ({
    shown: `${taskName(task)} · ${projectName(task.projectDir)}`,
    spoken: taskName(task),
  }));
  return which({ title: taskTitle(asked.wanted), about: '', candidates, missed: asked.missed }, context);
}

/** Which of the projects; with none known, how to name one. */
export function whichProject(asked: Extract<Question, { type: 'whichProject' }>, context: TellingContext): Phrase {
  const title = asked.prompt === undefined ? 'Which project?' : 'In which project?';
  const about = asked.prompt === undefined ? '' : `for “${shorten(oneLine(asked.prompt), 120)}”`;
  const candidates = asked.candidates.map((project) => ({ shown: nameOf(project), spoken: nameOf(project) }));
  if (candidates.length > 0) return which({ title, about, candidates, missed: asked.missed }, context);
  return {
    title,
    body: lines(missedSentence(asked.missed), about, `I know no project yet. ${NAME_ONE}`),
    spoken: 'I know no project yet. Name one in the config.',
    urgency: 'normal',
  };
}

interface Choosing {
  readonly title: string;
  /** What it is for; may be empty. */
  readonly about: string;
  readonly candidates: readonly { readonly shown: string; readonly spoken: string }[];
  readonly missed: Missed | undefined;
}

function which({ title, about, candidates, missed }: Choosing, context: TellingContext): Phrase {
  const numbered = candidates.slice(0, 6).map(({ shown }, index) => `${index + 1}. ${shown}`);
  const more = candidates.length > 6 ? [`… and ${candidates.length - 6} more`] : [];
  const answer = candidates.length === 1 ? 'Say “yes” or “no”' : 'Say a name or a number';
  const notThere = missedSentence(missed);
  const aloud = candidates.slice(0, 4).map((candidate) => candidate.spoken);
  return {
    title,
    body: lines(notThere, about, ...numbered, ...more, `${answer}${context.clickable ? ', or click' : ''}.`),
    spoken: speakable(
      notThere === ''
        ? `${title}\n${enumerated(candidates.length > 4 ? [...aloud, 'another one'] : aloud, 'or')}?`
        : `${notThere}\n${insteadOfMissed(aloud, candidates.length)}`,
    ),
    urgency: 'normal',
  };
}

/** "Which one: 1 auth, 2 login?" */
function insteadOfMissed(names: readonly string[], count: number): string {
  if (count === 1) return `Do you mean ${names[0]}?`;
  const numbered = names.map((name, index) => `${index + 1} ${name}`);
  const rest = count - names.length;
  return `Which one: ${[...numbered, ...(rest > 0 ? [`or ${rest} more`] : [])].join(', ')}?`;
}

function missedSentence(missed: Missed | undefined): string {
  return shorten(oneLine(missed?.message ?? ''), 160);
}

function taskTitle(wanted: TaskWish): string {
  switch (wanted.type) {
    case 'cancel':
      return `Which task shall I ${wanted.now === true ? 'kill' : 'cancel'}?`;
    case 'taskStatus':
      return 'Which task do you mean?';
    case 'result':
      return wanted.part === 'lastLines' ? 'The last lines of which task?' : 'The result of which task?';
    case 'changes':
      return 'The changes of which task?';
    case 'rename':
      return `Which task shall I call “${shorten(oneLine(wanted.name), 30)}”?`;
    case 'retry':
      return 'Which task shall I start again?';
    case 'open':
      return `${OPENED[wanted.what]} of which task?`;
  }
}

const OPENED = { output: 'The output', folder: 'The folder', diff: 'The changes' } as const;
