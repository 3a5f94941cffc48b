import type { Intent } from '../../core/intent.ts';
import type { Phrase } from '../../core/phrase.ts';
import type { Question } from '../../core/question.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { speakable } from './speakable.ts';
import { enumerated, projectName, taskName } from './task-words.ts';
import type { TellingContext } from './telling-context.ts';

/** A question with what to say; its choices are buttons where there are buttons. */
export function question(asked: Question, context: TellingContext): Phrase {
  switch (asked.type) {
    case 'confirm':
      return confirm(asked.intent, context);
    case 'whichProject':
      return whichProject(
        asked.prompt,
        asked.candidates.map(({ name }) => shorten(oneLine(name), 30)),
        context,
      );
    case 'whichTask':
      return which(
        whichTaskTitle(asked.purpose),
        '',
        asked.candidates.map((task) => ({
          shown: `${taskName(task)} · ${projectName(task.projectDir)}`,
          spoken: taskName(task),
        })),
        context,
      );
  }
}

function confirm(intent: Intent, context: TellingContext): Phrase {
  const toSay = `Say “yes” or “no”${context.clickable ? ', or click' : ''}.`;
  const asking = confirmed(intent);
  return {
    title: asking.title,
    body: asking.body === '' ? toSay : `${asking.body}\n${toSay}`,
    spoken: speakable(`${asking.spoken}\nSay yes or no.`),
    urgency: 'normal',
  };
}

function confirmed(intent: Intent): Pick<Phrase, 'title' | 'body' | 'spoken'> {
  switch (intent.type) {
    case 'start':
      return confirmStart(intent);
    case 'cancel':
      return both(`Cancel task ${intent.taskId}?`);
    case 'status':
      return both('Did you ask what is running?');
    case 'taskStatus':
      return both(`Did you ask how task ${intent.taskId} is doing?`);
    case 'result':
      return both(`Shall I read the result of task ${intent.taskId}?`);
    case 'help':
      return both('Did you ask what you can say?');
  }
}

function confirmStart(intent: Extract<Intent, { type: 'start' }>): Pick<Phrase, 'title' | 'body' | 'spoken'> {
  const prompt = oneLine(intent.prompt);
  const project = shorten(oneLine(intent.project.name), 30);
  const inTitle = shorten(prompt, Math.max(20, 60 - `Start “” in ${project}?`.length));
  const named = intent.name === undefined ? '' : `called “${shorten(oneLine(intent.name), 40)}”`;
  const whole = inTitle === prompt ? '' : `“${shorten(prompt, 400)}”`;
  return {
    title: `Start “${inTitle}” in ${project}?`,
    body: [whole, named].filter((line) => line !== '').join('\n'),
    spoken: `Start ${shorten(prompt, 120)}, in ${project}?`,
  };
}

function both(title: string): Pick<Phrase, 'title' | 'body' | 'spoken'> {
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

function whichTaskTitle(purpose: 'cancel' | 'taskStatus' | 'result'): string {
  switch (purpose) {
    case 'cancel':
      return 'Which task shall I cancel?';
    case 'taskStatus':
      return 'Which task do you mean?';
    case 'result':
      return 'The result of which task?';
  }
}
