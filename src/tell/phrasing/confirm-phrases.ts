import type { Intent, RunCommand } from '../../core/intent.ts';
import type { Step } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import { type Asking, both } from './asking.ts';
import { brokenLines, shownCommand } from './command-line.ts';
import { commandName } from './command-phrases.ts';
import { shownWord } from './house-phrases.ts';
import { lines } from './lines.ts';
import { openedThing } from './order-phrases.ts';
import { oneLine } from './plain-text.ts';
import { nameOf } from './project-phrases.ts';
import { shorten } from './shorten.ts';
import { confirmRetry, confirmStart } from './start-questions.ts';
import { enumerated, taskName } from './task-words.ts';

/** Whether that is what is wanted, with all that would be done. */
export function confirmed({ intent, tasks }: Step): Asking {
  switch (intent.type) {
    case 'start':
      return confirmStart(intent);
    case 'cancelAll':
      return cancelAll(intent, tasks);
    case 'status':
      return both('Did you ask what is running?');
    case 'openProject':
      return both(`Open the folder of ${nameOf(intent.project)}?`);
    case 'switchProject':
      return both(`Switch to ${nameOf(intent.project)}?`);
    case 'whichProject':
      return both('Did you ask which project is the current one?');
    case 'listProjects':
      return both('Did you ask which projects there are?');
    case 'runCommand':
      return runCommand(intent);
    case 'help':
      return both('Did you ask what you can say?');
    case 'stopReading':
      return both('Did you ask me to stop reading?');
    case 'retryTake':
      return both('Listen once more to what I could not recognise?');
    case 'speech':
      return both(intent.on ? 'Shall I speak again?' : 'Shall I be quiet from now on?');
    case 'addWord':
      return addWord(shownWord(intent.word), shownWord(intent.spoken ?? ''));
    case 'forgetWord':
      return both(`Forget the word “${shownWord(intent.word)}”?`);
    case 'shutdown':
      return shutdown(tasks);
    case 'cancel':
    case 'taskStatus':
    case 'result':
    case 'changes':
    case 'rename':
    case 'retry':
    case 'open':
      return aboutTask(
        intent,
        tasks.find(({ id }) => id === intent.taskId),
      );
  }
}

/** Each thing with all that belongs to it: one yes does them all. */
export function confirmedSeveral(steps: readonly Step[]): Asking {
  const asked = steps.map(confirmed);
  const shown = asked.slice(0, MOST_STEPS).map(({ title, body }, at) => {
    return lines(`${at + 1}. ${statement(title)}`, body.replaceAll(/^/gm, body === '' ? '' : '    '));
  });
  const more = steps.length - shown.length;
  const title = `Do ${steps.length === 1 ? 'this' : `these ${steps.length} things`}?`;
  const aloud = asked.slice(0, 4).map(({ spoken }) => statement(spoken.replaceAll('\n', ' ')));
  return {
    title,
    body: lines(...shown, more > 0 ? `… and ${more} more` : ''),
    spoken: lines(title, ...aloud, steps.length > aloud.length ? `And ${steps.length - aloud.length} more` : ''),
  };
}

/** Nobody asks for more in one breath. */
const MOST_STEPS = 8;

function statement(question: string): string {
  return question.replace(/\?$/, '');
}

function aboutTask(intent: Extract<Intent, { readonly taskId: number }>, task: TaskFacts | undefined): Asking {
  const name = `task ${intent.taskId}${task === undefined ? '' : `, ${taskName(task, 30)}`}`;
  switch (intent.type) {
    case 'cancel':
      return both(`${intent.now === true ? 'Kill' : 'Cancel'} ${name}?`);
    case 'taskStatus':
      return both(`Did you ask how ${name} is doing?`);
    case 'result':
      return both(`Shall I read ${resultPart(intent.part)} of ${name}?`);
    case 'changes':
      return both(`Did you ask what ${name} changed?`);
    case 'rename':
      return both(`Call task ${intent.taskId} “${shorten(oneLine(intent.name), 40)}”?`, was(task));
    case 'retry':
      return task === undefined ? both(`Start ${name} again?`) : confirmRetry(task);
    case 'open':
      return both(task === undefined ? `Open ${name}?` : `Open ${openedThing(task, intent.what)}?`);
  }
}

function cancelAll({ taskIds, now }: Extract<Intent, { type: 'cancelAll' }>, tasks: readonly TaskFacts[]): Asking {
  const verb = now === true ? 'Kill' : 'Cancel';
  const names = named(tasks, taskIds.length);
  const [only] = taskIds;
  if (taskIds.length === 1) return both(`${verb} task ${only}${names === '' ? '' : `, ${names}`}?`);
  const title = `${verb} all ${taskIds.length} tasks?`;
  return { title, body: names, spoken: names === '' ? title : `${verb} all ${taskIds.length} tasks: ${names}?` };
}

/** What a program of the person's own would do nobody knows, so all of what would run is shown. */
function runCommand({ name, command, dir }: RunCommand): Asking {
  const called = commandName(name);
  const whole = shownCommand(command);
  const left = whole.length - LONGEST_COMMAND;
  return {
    title: `Run ${called}?`,
    body: lines(
      ...brokenLines(whole.slice(0, LONGEST_COMMAND).toWellFormed(), 200),
      left > 0 ? `… and ${left} characters more` : '',
      dir === undefined ? '' : `in ${shorten(oneLine(dir), 120)}`,
    ),
    spoken: `Run ${called}: ${shorten(oneLine(command.join(' ')), 100)}?`,
  };
}

function addWord(word: string, spoken: string): Asking {
  if (spoken === '') return both(`Learn the word “${word}”?`);
  return { title: `Write “${word}”?`, body: `when I hear “${spoken}”`, spoken: `Write ${word} when I hear ${spoken}?` };
}

function shutdown(tasks: readonly TaskFacts[]): Asking {
  const names = named(tasks, tasks.length);
  const goOn = names === '' ? 'Tasks that run go on.' : `${names} ${tasks.length === 1 ? 'goes' : 'go'} on without me.`;
  return { title: 'End Wilco?', body: goOn, spoken: `Shall I end?\n${goOn}` };
}

/** "auth, login, docs and 2 more" */
function named(tasks: readonly TaskFacts[], count: number): string {
  const names = tasks.slice(0, 3).map((task) => taskName(task, 30));
  const rest = count - names.length;
  return names.length === 0 ? '' : enumerated(rest > 0 ? [...names, `${rest} more`] : names, 'and');
}

function resultPart(part: 'lastLines' | 'more' | undefined): string {
  switch (part) {
    case 'lastLines':
      return 'the last lines';
    case 'more':
      return 'more of the result';
    case undefined:
      return 'the result';
  }
}

function was(task: TaskFacts | undefined): string {
  return task === undefined ? '' : `It is called ${taskName(task)} now.`;
}

const LONGEST_COMMAND = 8_000;
