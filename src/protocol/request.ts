import { isAbsolute } from 'node:path';
import { WilcoError } from '../core/error.ts';
import { type CancelRequest, type StartRequest, TALK_ACTIONS, type TalkAction } from './api.ts';
import { SAME_VERSION_HINT } from './frame.ts';

/** Raised when an old command line and a new daemon, or the reverse, would misunderstand each other. */
export const PROTOCOL_VERSION = 1;

/** What a command line asks; one request a connection. On the wire it also carries `v`, the protocol's version. */
export type Request =
  | { readonly type: 'hello' }
  | { readonly type: 'say'; readonly text: string }
  | ({ readonly type: 'start' } & StartRequest)
  | { readonly type: 'listen'; readonly file: string }
  | { readonly type: 'retry' }
  | { readonly type: 'talk'; readonly action: TalkAction }
  | { readonly type: 'tasks' }
  | { readonly type: 'output'; readonly id: number; readonly follow: boolean }
  | { readonly type: 'wait'; readonly id: number }
  | ({ readonly type: 'cancel' } & CancelRequest)
  | { readonly type: 'changes'; readonly id: number }
  | { readonly type: 'forget'; readonly which: readonly number[] | 'ended' }
  | { readonly type: 'status' }
  | { readonly type: 'follow' }
  | { readonly type: 'stop' }
  | { readonly type: 'commands' };

/**
 * The request in a message. Throws a WilcoError: `protocol` for what is no request of this version, `bad_argument` for
 * a request whose fields are missing or of the wrong kind. The guards are written by hand because the command line
 * shares this room and a schema library would triple its start.
 */
export function parseRequest(message: unknown): Request {
  if (!isRecord(message)) throw notARequest('A request must be a JSON object.');
  if (message['v'] !== PROTOCOL_VERSION) {
    throw notARequest(`The daemon speaks version ${PROTOCOL_VERSION} of the protocol, the request another.`);
  }
  const type = message['type'];
  const parse = typeof type === 'string' && Object.hasOwn(PARSERS, type) ? PARSERS[type as Request['type']] : undefined;
  if (parse === undefined) throw notARequest('The daemon does not know this type of request.');
  return parse(message);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Fields = Readonly<Record<string, unknown>>;

const PARSERS: { readonly [T in Request['type']]: (fields: Fields) => Request & { type: T } } = {
  hello: () => ({ type: 'hello' }),
  say: (fields) => ({ type: 'say', text: text(fields, 'text') }),
  start: (fields) => ({
    type: 'start',
    prompt: text(fields, 'prompt'),
    ...optionalText(fields, 'project'),
    ...optionalText(fields, 'agent'),
    ...optionalText(fields, 'name'),
    ...optionalText(fields, 'cwd'),
    ...(fields['queue'] === undefined ? {} : { queue: flag(fields, 'queue') }),
  }),
  listen: (fields) => ({ type: 'listen', file: absolutePath(fields, 'file') }),
  retry: () => ({ type: 'retry' }),
  talk: (fields) => ({ type: 'talk', action: talkAction(fields) }),
  tasks: () => ({ type: 'tasks' }),
  output: (fields) => ({ type: 'output', id: taskId(fields), follow: flag(fields, 'follow') }),
  wait: (fields) => ({ type: 'wait', id: taskId(fields) }),
  cancel: (fields) => ({ type: 'cancel', target: text(fields, 'target'), now: flag(fields, 'now') }),
  changes: (fields) => ({ type: 'changes', id: taskId(fields) }),
  forget: (fields) => ({ type: 'forget', which: tasksToForget(fields) }),
  status: () => ({ type: 'status' }),
  follow: () => ({ type: 'follow' }),
  stop: () => ({ type: 'stop' }),
  commands: () => ({ type: 'commands' }),
};

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw badField(name, 'a text that is not empty');
  return value;
}

function optionalText<N extends string>(fields: Fields, name: N): { readonly [K in N]?: string } {
  return fields[name] === undefined ? {} : ({ [name]: text(fields, name) } as { readonly [K in N]?: string });
}

function absolutePath(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (!isAbsolute(value)) throw badField(name, 'an absolute path');
  return value;
}

function taskId(fields: Fields): number {
  const value = fields['id'];
  if (!isTaskId(value)) throw badField('id', "a task's number");
  return value;
}

function tasksToForget(fields: Fields): readonly number[] | 'ended' {
  const value = fields['which'];
  if (value === 'ended') return value;
  if (!Array.isArray(value) || value.length === 0 || !value.every(isTaskId)) {
    throw badField('which', 'a list of task numbers, or "ended"');
  }
  return value;
}

function isTaskId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function flag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') throw badField(name, 'true or false');
  return value;
}

function talkAction(fields: Fields): TalkAction {
  const action = TALK_ACTIONS.find((known) => known === fields['action']);
  if (action === undefined) throw badField('action', TALK_ACTIONS.join(', '));
  return action;
}

function badField(name: string, expected: string): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message: `"${name}" must be ${expected}.`,
    hint: 'See how the command is used: wilco --help',
  });
}

function notARequest(message: string): WilcoError {
  return new WilcoError({ code: 'protocol', message, hint: SAME_VERSION_HINT });
}
