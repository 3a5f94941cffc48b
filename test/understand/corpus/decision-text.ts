import type { Explanation } from '../../../src/core/explanation.ts';
import type { Intent } from '../../../src/core/intent.ts';
import type { Question } from '../../../src/core/question.ts';

/**
 * What an explanation comes to, in a line that a person can write down beforehand:
 *
 *     act cancel 5 now · ask cancelAll 4 5 6 · refuse cancel 5 · undo start billing "fix the tests" named x with codex queued
 *     which cancel 4 5 (candidates) · missed cancel 4 5 6 (a name that is not there) · which start "fix it" billing api
 *     queue api "fix it" (its project is busy) · confirm, deny, neverMind, undo, repeat · problem task_unknown · nothing
 */
export function decisionText({ decision, readings, verdict }: Explanation): string {
  const [reading] = readings;
  if (reading !== undefined && TALK.has(reading.intent)) return reading.intent;
  if (decision.type === 'consult') return 'consult';
  if (decision.type === 'act') return `${verdict} ${intentText(decision.intent)}`;
  if (decision.type === 'actInTurn') return decision.intents.map(intentText).join(' + ');
  const { announcement } = decision;
  switch (announcement.type) {
    case 'question':
      return questionText(announcement.question);
    case 'problem':
      return verdict === 'refuse' ? `refuse ${reading?.intent}` : `problem ${announcement.error.code}`;
    case 'notUnderstood':
      return 'nothing';
    default:
      return announcement.type;
  }
}

const TALK: ReadonlySet<string> = new Set(['confirm', 'deny', 'neverMind', 'undo', 'repeat']);

function questionText(question: Question): string {
  switch (question.type) {
    case 'confirm':
      return `ask ${intentText(question.intent)}`;
    case 'confirmSeveral':
      return `ask ${question.steps.map(({ intent }) => intentText(intent)).join(' + ')}`;
    case 'queueBehind':
      return `queue ${startText({ ...question.intent, queue: false })}`;
    case 'whichTask': {
      const { wanted, candidates, missed } = question;
      const ids = candidates.map(({ id }) => id).toSorted((one, other) => one - other);
      return `${missed === undefined ? 'which' : 'missed'} ${wanted.type} ${ids.join(' ')}`;
    }
    case 'whichProject': {
      const { prompt, candidates, missed } = question;
      const what = prompt === undefined ? 'project' : `start "${prompt}"`;
      return `${missed === undefined ? 'which' : 'missed'} ${what} ${candidates.map(({ name }) => name).join(' ')}`;
    }
  }
}

function intentText(intent: Intent): string {
  return [intent.type, ...detailsOf(intent)].join(' ');
}

function detailsOf(intent: Intent): readonly string[] {
  switch (intent.type) {
    case 'start':
      return [startText(intent)];
    case 'cancel':
      return [String(intent.taskId), ...(intent.now === true ? ['now'] : [])];
    case 'cancelAll': {
      const ids = intent.taskIds.toSorted((one, other) => one - other);
      return [...ids.map(String), ...(intent.now === true ? ['now'] : [])];
    }
    case 'result':
      return [intent.taskId, intent.part, intent.lines].filter((detail) => detail !== undefined).map(String);
    case 'rename':
      return [String(intent.taskId), `"${intent.name}"`];
    case 'open':
      return [String(intent.taskId), intent.what];
    case 'taskStatus':
    case 'changes':
    case 'retry':
      return [String(intent.taskId)];
    case 'openProject':
    case 'switchProject':
      return [intent.project.name];
    case 'speech':
      return [intent.on ? 'on' : 'off'];
    case 'addWord':
      return [`"${intent.word}"`, ...(intent.spoken === undefined ? [] : [`said "${intent.spoken}"`])];
    case 'forgetWord':
      return [`"${intent.word}"`];
    case 'runCommand':
      return [intent.name, ...intent.command];
    case 'status':
    case 'whichProject':
    case 'listProjects':
    case 'stopReading':
    case 'retryTake':
    case 'shutdown':
    case 'help':
      return [];
  }
}

function startText({ project, prompt, name, agent, queue }: Extract<Intent, { type: 'start' }>): string {
  const named = name === undefined ? '' : ` named ${name}`;
  const by = agent === undefined ? '' : ` with ${agent}`;
  return `${project.name} "${prompt}"${named}${by}${queue === true ? ' queued' : ''}`;
}
