import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../../src/act/journal/file-lock.ts';
import type { Phrase } from '../../src/core/phrase.ts';
import type { TaskFacts } from '../../src/core/task.ts';
import type { DaemonApi, Reply, Status } from '../../src/protocol/api.ts';
import { ProtocolServer } from '../../src/protocol/server.ts';
import { taskFacts } from './task-facts.ts';

interface Asked {
  readonly method: keyof DaemonApi;
  readonly about: unknown;
}

/** A daemon on a real socket whose answers are what the test puts in, and which keeps what it was asked. */
export class FakeDaemon {
  readonly asked: Asked[] = [];
  readonly warnings: string[] = [];
  /** The XDG_RUNTIME_DIR under which a command line finds it. */
  readonly runtimeDir: string;
  readonly socketPath: string;
  readonly #server: ProtocolServer;

  private constructor(runtimeDir: string, answers: Partial<DaemonApi>, pid: number | undefined) {
    this.runtimeDir = runtimeDir;
    this.socketPath = join(runtimeDir, 'wilco', 'wilco.sock');
    this.#server = new ProtocolServer({
      socketPath: this.socketPath,
      api: recorded({ ...ALL_WELL, ...answers }, (method, about) => this.asked.push({ method, about })),
      lock: tryLock,
      version: '9.9.9',
      log: { info: () => {}, warn: (message) => this.warnings.push(message) },
      ...(pid === undefined ? {} : { pid }),
    });
  }

  static async start(answers: Partial<DaemonApi> = {}, pid?: number): Promise<FakeDaemon> {
    const daemon = new FakeDaemon(await mkdtemp(join(tmpdir(), 'wilco-fake-')), answers, pid);
    await daemon.#server.start();
    return daemon;
  }

  /** Ends as the daemon does; the folder stays. */
  stopServing(): Promise<void> {
    return this.#server.stop();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    await rm(this.runtimeDir, { recursive: true, force: true });
  }
}

export const A_TASK: TaskFacts = taskFacts({
  projectDir: '/home/someone/code/api',
  createdAt: 1_700_000_000_000,
  startedAt: 1_700_000_000_100,
  activity: 'editing src/login.ts',
});

export const AN_ENDED_TASK: TaskFacts = {
  ...A_TASK,
  status: 'completed',
  completedAt: 1_700_000_065_100,
  returnCode: 0,
  result: 'Auth is refactored.',
};

export function aReply(announcement: Reply['announcement'], words: Partial<Phrase> = {}): Reply {
  return { announcement, phrase: { title: 'A title', body: '', spoken: '', urgency: 'normal', ...words } };
}

export const A_STATUS: Status = {
  version: '9.9.9',
  pid: 4242,
  uptime: 7_380_000,
  configFile: '/home/someone/.config/wilco/config.toml',
  configFound: true,
  hearing: {
    hotkey: { type: 'ready', detail: 'hold ControlRight' },
    microphone: { type: 'starting', detail: 'waiting for sound' },
    recogniser: {
      type: 'broken',
      error: { code: 'recogniser_unavailable', message: 'No recogniser.', hint: 'Install one.' },
    },
    wakeWord: { type: 'off', detail: 'turned off in the config' },
    talking: false,
  },
  tasks: { running: 1, pending: 0, ended: 3 },
  agents: ['claude', 'other'],
  checks: [{ name: 'popups', type: 'warning', detail: 'no notification server', remedy: 'Start dunst.' }],
  lastTakes: [],
};

const ALL_WELL: DaemonApi = {
  say: async () => aReply({ type: 'taskStarted', task: A_TASK }, { title: 'Started refactor auth', body: 'in api' }),
  start: async () => aReply({ type: 'taskStarted', task: A_TASK }, { title: 'Started refactor auth', body: 'in api' }),
  listen: async () => ({ ...aReply({ type: 'help', sentences: [] }), heard: 'what can I say' }),
  retry: async () => ({ ...aReply({ type: 'help', sentences: [] }), heard: 'what can I say' }),
  talk: async () => {},
  tasks: async () => [A_TASK],
  output: async function* () {
    yield 'first';
    yield 'second';
  },
  wait: async () => aReply({ type: 'taskEnded', task: AN_ENDED_TASK }, { title: 'Done: refactor auth' }),
  cancel: async () => aReply({ type: 'taskEnded', task: { ...AN_ENDED_TASK, status: 'cancelled' } }),
  changes: async () => aReply({ type: 'changes', task: AN_ENDED_TASK }, { body: 'What it changed cannot be told.' }),
  forget: async (which) => ({ forgotten: which === 'ended' ? [1, 3] : which, live: [] }),
  status: async () => A_STATUS,
  follow: async function* () {
    yield { hearing: A_STATUS.hearing, level: { peak: -12, rms: -20 } };
  },
  stop: async () => ({ tasksLeftRunning: 1, tasksLeftWaiting: 0 }),
  commands: async () => [{ intent: 'status', sentences: ["what's running", '[show] status'] }],
};

function recorded(api: DaemonApi, note: (method: keyof DaemonApi, about: unknown) => void): DaemonApi {
  const noted = <T>(method: keyof DaemonApi, about: unknown, answer: () => T): T => {
    note(method, about);
    return answer();
  };
  return {
    say: (text, signal) => noted('say', text, () => api.say(text, signal)),
    start: (request, signal) => noted('start', request, () => api.start(request, signal)),
    listen: (file, signal) => noted('listen', file, () => api.listen(file, signal)),
    retry: (signal) => noted('retry', undefined, () => api.retry(signal)),
    talk: (action, signal) => noted('talk', action, () => api.talk(action, signal)),
    tasks: (signal) => noted('tasks', undefined, () => api.tasks(signal)),
    output: (id, follow, signal) => noted('output', { id, follow }, () => api.output(id, follow, signal)),
    wait: (id, signal) => noted('wait', id, () => api.wait(id, signal)),
    cancel: (request, signal) => noted('cancel', request, () => api.cancel(request, signal)),
    changes: (id, signal) => noted('changes', id, () => api.changes(id, signal)),
    forget: (which, signal) => noted('forget', which, () => api.forget(which, signal)),
    status: (signal) => noted('status', undefined, () => api.status(signal)),
    follow: (signal) => noted('follow', undefined, () => api.follow(signal)),
    stop: (signal) => noted('stop', undefined, () => api.stop(signal)),
    commands: (signal) => noted('commands', undefined, () => api.commands(signal)),
  };
}
