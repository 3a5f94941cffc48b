import type { StartIntent } from '../../core/intent.ts';
import type { Question } from '../../core/question.ts';
import type { TaskFacts } from '../../core/task.ts';
import { agentName } from './agent-words.ts';
import type { Asking } from './asking.ts';
import { lines } from './lines.ts';
import { oneLine } from './plain-text.ts';
import { shorten } from './shorten.ts';
import { projectName, taskName } from './task-words.ts';

/** Whether to start it: its prompt whole, its project, and what else was said of it. */
export function confirmStart(intent: StartIntent): Asking {
  const prompt = oneLine(intent.prompt);
  const project = shorten(oneLine(intent.project.name), 30);
  const inTitle = shorten(prompt, Math.max(20, 60 - `Start “” in ${project}?`.length));
  const whole = inTitle === prompt ? '' : `“${shorten(prompt, 400)}”`;
  return {
    title: `Start “${inTitle}” in ${project}?`,
    body: lines(whole, extras(intent)),
    spoken: `Start ${shorten(prompt, 120)}, in ${project}${spokenAgent(intent)}?`,
  };
}

/** Whether to run an ended task's prompt once more. The task's name says too little of what would run. */
export function confirmRetry(task: TaskFacts): Asking {
  const project = projectName(task.projectDir);
  const prompt = shorten(oneLine(task.prompt), 400);
  return {
    title: `Start ${taskName(task, 30)} again?`,
    body: lines(
      prompt === '' ? '' : `“${prompt}”`,
      `in ${project} · with ${agentName(task.agent)} · as task ${task.id} was`,
    ),
    spoken: `Start task ${task.id} again, ${taskName(task)}, in ${project}?`,
  };
}

/** The prompt is told too: what was guessed is asked about here and nowhere else. */
export function queueBehind({ intent, ahead }: Extract<Question, { type: 'queueBehind' }>): Asking {
  const project = shorten(oneLine(intent.project.name), 20);
  const prompt = oneLine(intent.prompt);
  const [first, ...others] = ahead;
  const task = first === undefined ? 'a task' : `task ${first.id}, ${taskName(first)}`;
  const waiting = others.length === 0 ? '' : `, and ${others.length} more ${others.length === 1 ? 'waits' : 'wait'}`;
  return {
    title: `${project} is busy. Queue it?`,
    body: lines(
      `${project} is busy with ${task}${waiting}.`,
      `Queue “${shorten(prompt, 400)}” behind it?`,
      extras(intent),
    ),
    spoken: `${project} is busy with ${task}.\nQueue ${shorten(prompt, 100)}${spokenAgent(intent)} behind it?`,
  };
}

/** "called “login” · with Codex" */
function extras({ name, ...intent }: StartIntent): string {
  const agent = agentOf(intent);
  const called = name === undefined ? [] : [`called “${shorten(oneLine(name), 40)}”`];
  return [...called, ...(agent === undefined ? [] : [`with ${agentName(agent)}`])].join(' · ');
}

function spokenAgent(intent: StartIntent): string {
  const agent = agentOf(intent);
  return agent === undefined ? '' : ` with ${agentName(agent)}`;
}

/** Undefined: the default one, of which nothing is said. */
function agentOf({ agent, project }: Pick<StartIntent, 'agent' | 'project'>): string | undefined {
  return agent ?? project.agent;
}
