import type { Intent } from '../../core/intent.ts';
import type { Phrase } from '../../core/phrase.ts';
import type { Question } from '../../core/question.ts';
import { agentName } from './agent-words.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { enumerated, projectName, taskName } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

/** A question with what to say; its choices are buttons where there are buttons. */
export function question(asked: Question, context: TellingContext): Phrase {
  switch (asked.type) {
    case 'confirm':
      return yesOrNo(confirmed(asked), context);
    case 'queueBehind':
      return yesOrNo(queueBehind(asked), context);
    case 'whichProject':
      return whichProject(
        asked.prompt,
        asked.candidates.map(({ name }) => shorten(oneLine(name), 30)),
        context,
      );
    case 'whichTask':
      return which(
        whichTaskTitle(asked),
        '',
        asked.candidates.map((task) => ({
          shown: `${taskName(task)} · ${projectName(task.projectDir)}`,
          spoken: taskName(task),
        })),
        context,
      );
  }
}

type Asking = Pick<Phrase, 'title' | 'body' | 'spoken'>;

function yesOrNo(asking: Asking, context: TellingContext): Phrase {
  const toSay = `Say “yes” or “no”${context.clickable ? ', or click' : ''}.`;
  return {
    title: asking.title,
    body: asking.body === '' ? toSay : `${asking.body}\n${toSay}`,
    spoken: speakable(`${asking.spoken}\nSay yes or no.`),
    urgency: 'normal',
  };
}

function confirmed({ intent, task }: Extract<Question, { type: 'confirm' }>): Asking {
  const name = task === undefined ? '' : `, ${taskName(task, 30)}`;
  switch (intent.type) {
    case 'start':
      return confirmStart(intent);
    case 'cancel':
      return both(`${intent.now === true ? 'Kill' : 'Cancel'} task ${intent.taskId}${name}?`);
    case 'status':
      return both('Did you ask what is running?');
    case 'taskStatus':
      return both(`Did you ask how task ${intent.taskId}${name} is doing?`);
    case 'result':
      return both(`Shall I read the result of task ${intent.taskId}${name}?`);
    case 'changes':
      return both(`Did you ask what task ${intent.taskId}${name} changed?`);
    case 'help':
      return both('Did you ask what you can say?');
  }
}

function confirmStart(intent: Extract<Intent, { type: 'start' }>): Asking {
  const prompt = oneLine(intent.prompt);
  const project = shorten(oneLine(intent.project.name), 30);
  const inTitle = shorten(prompt, Math.max(20, 60 - `Start “” in ${project}?`.length));
  const whole = inTitle === prompt ? '' : `“${shorten(prompt, 400)}”`;
  return {
    title: `Start “${inTitle}” in ${project}?`,
    body: [whole, extras(intent)].filter((line) => line !== '').join('\n'),
    spoken: `Start ${shorten(prompt, 120)}, in ${project}${spokenAgent(intent)}?`,
  };
}

/** The prompt is told too: what was guessed is asked about here and nowhere else. */
function queueBehind({ intent, ahead }: Extract<Question, { type: 'queueBehind' }>): Asking {
  const project = shorten(oneLine(intent.project.name), 20);
  const prompt = oneLine(intent.prompt);
  const [first, ...others] = ahead;
  const task = first === undefined ? 'a task' : `task ${first.id}, ${taskName(first)}`;
  const waiting = others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'waits' : 'wait'}`;
  return {
    title: `${project} is busy. Queue it?`,
    body: [`${project} is busy with ${task}${waiting}.`, `Queue “${shorten(prompt, 400)}” behind it?`, extras(intent)]
      .filter((line) => line !== '')
      .join('\n'),
    spoken: `${project} is busy with ${task}.\nQueue ${shorten(prompt, 100)}${spokenAgent(intent)} behind it?`,
  };
}

/** "called “login” · with Codex" */
function extras({ name, ...intent }: Extract<Intent, { type: 'start' }>): string {
  const agent = agentOf(intent);
  const called = name === undefined ? [] : [`called “${shorten(oneLine(name), 40)}”`];
  return [...called, ...(agent === undefined ? [] : [`with ${agentName(agent)}`])].join(' · ');
}

function spokenAgent(intent: Extract<Intent, { type: 'start' }>): string {
  const agent = agentOf(intent);
  return agent === undefined ? '' : ` with ${agentName(agent)}`;
}

/** Undefined: the default one, of which nothing is said. */
function agentOf({
  agent,
  project,
}: Pick<Extract<Intent, { type: 'start' }>, 'agent' | 'project'>): string | undefined {
  return agent ?? project.agent;
}

function both(title: string): Asking {
  return { title, body: '', spoken: title };
}

function whichProject(prompt: string, names: readonly string[], context: TellingContext): Phrase {
  const task = `for “${shorten(oneLine(prompt), 120)}”`;
  if (names.length > 0) {
    return which(
      'In which project?',
      task,
      names.map((name) => ({ shown: name, spoken: name })),
      context,
    );
  }
  return {
    title: 'In which project?',
    body: `${task}\nI know no project yet. Name one under [projects] in the config: wilco config path`,
    spoken: 'I know no project yet. Name one in the config.',
    urgency: 'normal',
  };
}

function which(
  title: string,
  about: string,
  candidates: readonly { readonly shown: string; readonly spoken: string }[],
  context: TellingContext,
): Phrase {
  const numbered = candidates.slice(0, 6).map(({ shown }, index) => `${index + 1}. ${shown}`);
  const more = candidates.length > 6 ? [`… and ${candidates.length - 6} more`] : [];
  const toSay = `Say a name or a number${context.clickable ? ', or click' : ''}.`;
  const spoken = candidates.slice(0, 4).map((candidate) => candidate.spoken);
  const choices = enumerated(candidates.length > 4 ? [...spoken, 'another one'] : spoken, 'or');
  return {
    title,
    body: [about, ...numbered, ...more, toSay].filter((line) => line !== '').join('\n'),
    spoken: speakable(`${title}\n${choices}?`),
    urgency: 'normal',
  };
}

function whichTaskTitle({ purpose, now }: Extract<Question, { type: 'whichTask' }>): string {
  switch (purpose) {
    case 'cancel':
      return `Which task shall I ${now === true ? 'kill' : 'cancel'}?`;
    case 'taskStatus':
      return 'Which task do you mean?';
    case 'result':
      return 'The result of which task?';
    case 'changes':
      return 'The changes of which task?';
  }
}
