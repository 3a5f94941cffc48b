import type { TaskCause, TaskOutcome } from '../../../src/core/task.ts';
import type { Ground } from './ground.ts';

/** What an agent of the crash test is told, and how its task must end where nobody ends it before. */
export interface Work {
  readonly agent: 'sh' | 'events' | 'missing';
  readonly prompt: string;
  readonly status: TaskOutcome['status'];
  readonly cause: TaskCause | undefined;
  /** Undefined: by a signal, or never started. */
  readonly returnCode: number | undefined;
  /** What it prints, as a person reads it. */
  readonly lines: readonly string[];
}

interface Place extends Pick<Ground, 'runs' | 'overlaps' | 'pids'> {
  readonly ticket: string;
  readonly gate: string;
}

/**
 * `ticket` is the name of the task: "hold-3-12" is of the kind "hold", from life 3. Throws for a kind that does not
 * exist.
 */
export function workOf(ticket: string, ground: Ground): Work {
  const [kind = '', life] = ticket.split('-');
  const make = MAKE[kind];
  if (make === undefined) throw new Error(`there is no work of the kind "${kind}"`);
  const { runs, overlaps, pids } = ground;
  return make({ ticket, runs, overlaps, pids, gate: ground.gate(Number(life) + 1) });
}

const MAKE: Readonly<Record<string, (place: Place) => Work>> = {
  short: (place) => text(place, ['one', 'two'], `${say(place, 'one')}; ${say(place, 'two')} >&2`),
  chatty: (place) => {
    const loop = `i=0; while [ $i -lt 200 ]; do i=$((i + 1)); echo "${place.ticket} $i"; done`;
    return text(place, numbers(200), loop);
  },
  slow: (place) => {
    const loop = `for i in 1 2 3 4 5; do echo "${place.ticket} $i"; sleep 0.05; done`;
    return text(place, numbers(5), loop);
  },
  hold,
  stubborn: (place) => {
    const { prompt, ...work } = hold(place);
    return { ...work, prompt: `trap '' TERM; ${prompt}` };
  },
  leave: (place) => text(place, ['left'], `setsid sleep 600 & echo $! > '${pidFile(place)}'; ${say(place, 'left')}`),
  runaway: (place) => {
    const away = `setsid env -i /bin/sh -c 'echo $$ > "${pidFile(place)}"; exec sleep 600' &`;
    return text(
      place,
      ['away'],
      `${away} until [ -s '${pidFile(place)}' ]; do sleep 0.01; done; ${say(place, 'away')}`,
    );
  },
  fail: (place) => ({ ...text(place, ['no luck'], `${say(place, 'no luck')}; exit 3`), ...FAILED(3, 'exitCode') }),
  signal: (place) => ({ ...text(place, ['bye'], `${say(place, 'bye')}; kill -9 $$`), ...FAILED(undefined, 'signal') }),
  result: (place) => events(place, ['done'], event({ ...RESULT, result: 'fine' })),
  overstay: (place) => {
    const work = events(place, ['done'], `${event({ ...RESULT, result: 'fine' })}; sleep 600`);
    return { ...work, returnCode: undefined };
  },
  apiError: (place) => {
    const work = events(place, ['tried'], event({ ...RESULT, is_error: true, result: 'API Error: 500' }));
    return { ...work, status: 'failed', cause: 'apiError' };
  },
  cut: (place) => ({ ...events(place, ['began'], 'true'), status: 'failed', cause: 'noResult' }),
  missing: (place) => ({ ...text(place, [], 'true'), agent: 'missing', ...FAILED(undefined, 'notStarted') }),
};

export const KINDS: readonly string[] = Object.keys(MAKE);

/** Until the life after the one in which it was ordered is over, or the ground is gone. */
function hold(place: Place): Work {
  const wait = `until [ -e '${place.gate}' ] || [ ! -e '${place.runs}' ]; do sleep 0.02; done`;
  return text(place, ['before', 'after'], `${say(place, 'before')}; ${wait}; ${say(place, 'after')}`);
}

const RESULT = { type: 'result', subtype: 'success', is_error: false };

const FAILED = (returnCode: number | undefined, cause: TaskCause) => ({ status: 'failed', returnCode, cause }) as const;

function text(place: Place, words: readonly string[], steps: string): Work {
  const lines = words.map((word) => `${place.ticket} ${word}`);
  return { agent: 'sh', prompt: begin(place, steps), status: 'completed', cause: undefined, returnCode: 0, lines };
}

function events(place: Place, words: readonly string[], steps: string): Work {
  const work = text(place, words, '');
  const content = work.lines.map((line) =>
    event({ type: 'assistant', message: { content: [{ type: 'text', text: line }] } }),
  );
  return { ...work, agent: 'events', prompt: begin(place, [...content, steps].join('; ')) };
}

/** A lock on the project is held by the agent and all that it leaves behind, and ends with the last of them. */
function begin({ ticket, runs, overlaps }: Place, steps: string): string {
  const lock = `exec 9>>.lock; flock -n 9 || echo ${ticket} >> '${overlaps}'`;
  return `echo ${ticket} >> '${runs}'; ${lock}; ${steps}`;
}

function say({ ticket }: Place, word: string): string {
  return `echo "${ticket} ${word}"`;
}

function event(content: object): string {
  return `printf '%s\\n' '${JSON.stringify(content)}'`;
}

function pidFile({ pids, ticket }: Place): string {
  return `${pids}/${ticket}`;
}

function numbers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}`);
}
