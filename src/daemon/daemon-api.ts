import { noSuchTask } from '../act/tasks/refusals.ts';
import type { Announcement } from '../core/announcement.ts';
import { WilcoError } from '../core/error.ts';
import type { Intent } from '../core/intent.ts';
import { isLive, type Task, type TaskStatus } from '../core/task.ts';
import type { Milliseconds } from '../core/time.ts';
import { untilAborted } from '../core/until-aborted.ts';
import { typed } from '../core/utterance.ts';
import type {
  CancelRequest,
  DaemonApi,
  Forgotten,
  IntentSentences,
  Reply,
  StartRequest,
  Status,
  Stopping,
  TalkAction,
  Told,
} from '../protocol/api.ts';
import type { BuiltRooms } from './build-rooms.ts';
import { chooseProject } from './choose-project.ts';
import { hearingViews } from './hearing-views.ts';
import type { Line } from './line.ts';

export interface DaemonApiOptions {
  readonly rooms: BuiltRooms;
  readonly line: Line;
  readonly status: () => Promise<Status>;
  /** Begins the daemon's end; returns at once. */
  readonly end: () => void;
}

/** What the command line may ask of the daemon. Every command goes the way of the line, typed or not. */
export function daemonApi({ rooms, line, status, end }: DaemonApiOptions): DaemonApi {
  const told = (announcement: Announcement): Told => ({ announcement, phrase: rooms.tell.phrase(announcement) });

  const reply = (announcements: readonly Announcement[]): Reply => {
    const last = announcements.at(-1) ?? { type: 'dismissed' };
    const earlier = announcements.slice(0, -1).map(told);
    return { ...told(last), ...(earlier.length === 0 ? {} : { earlier }) };
  };

  const act = async (intent: Intent): Promise<Reply> => reply(await line.carryOut({ type: 'act', intent }));

  return {
    async say(text) {
      return reply(await line.say(typed(text)));
    },

    async start(request: StartRequest) {
      const project = await chooseProject(request, rooms.act.situation());
      const { prompt, name, agent, queue } = request;
      const choices = { ...(agent === undefined ? {} : { agent }), ...(queue === undefined ? {} : { queue }) };
      return await act({ type: 'start', prompt, project, name, ...choices });
    },

    async listen(file, signal) {
      const begunAt = Date.now();
      const recognition = await rooms.hear.listen(file, signal);
      if (recognition.type === 'nothing') return told({ type: 'nothingHeard', why: recognition.why });
      const answer = reply(await line.say(recognition.utterance, begunAt));
      line.tellFallback(recognition);
      return { ...answer, heard: recognition.utterance.text };
    },

    async retry(signal) {
      const { recognition, announcements } = await line.retry(signal);
      const answer = reply(announcements);
      return recognition.type === 'speech' ? { ...answer, heard: recognition.utterance.text } : answer;
    },

    async talk(action: TalkAction) {
      const { microphone } = rooms.hear.state();
      if (microphone.type === 'broken' && action !== 'cancel') throw new WilcoError(microphone.error);
      rooms.hear.talk(action);
    },

    async tasks() {
      return rooms.act.situation().tasks;
    },

    async *output(id, follow, signal) {
      for await (const lines of rooms.act.tasks.readOutput(id, { follow, signal })) yield* lines;
    },

    async wait(id, signal) {
      await untilAborted(task(rooms, id).done, signal);
      const ended = rooms.act.situation().tasks.find((known) => known.id === id);
      if (ended === undefined) throw noSuchTask(id);
      return told({ type: 'taskEnded', task: ended });
    },

    async cancel({ target, now }: CancelRequest) {
      if (/^\d+$/.test(target)) return await act({ type: 'cancel', taskId: Number(target), now });
      if (target.toLowerCase() === 'all') {
        const live = rooms.act.situation().tasks.filter(isLive);
        return await act({ type: 'cancelAll', taskIds: live.map(({ id }) => id), now });
      }
      const sentence = typed(`${now ? 'kill' : 'cancel'} ${target}`);
      const { decision } = rooms.understand.explain(sentence, rooms.act.situation());
      if (decision.type === 'act' && decision.intent.type === 'cancel') return await act(decision.intent);
      if (decision.type !== 'tell' || isUnknown(decision.announcement)) throw noSuchTask(target);
      return reply(await line.say(sentence, BEFORE_ANY_QUESTION));
    },

    async changes(id) {
      return await act({ type: 'changes', taskId: id });
    },

    async forget(which): Promise<Forgotten> {
      const known = which === 'ended' ? rooms.act.tasks.getAllTasks() : which.map((id) => task(rooms, id));
      const ended = known.filter((one) => !isLive(one)).map(({ id }) => id);
      const live = which === 'ended' ? [] : known.filter(isLive).map(({ id }) => id);
      return { forgotten: ended.filter((id) => rooms.act.tasks.cleanupTask(id)).toSorted(byNumber), live };
    },

    status,

    follow: (signal) => hearingViews(rooms.hear, signal),

    async stop(): Promise<Stopping> {
      const { tasks } = rooms.act.situation();
      const count = (status: TaskStatus) => tasks.filter((one) => one.status === status).length;
      const stopping = { tasksLeftRunning: count('running'), tasksLeftWaiting: count('pending') };
      end();
      return stopping;
    },

    async commands(): Promise<readonly IntentSentences[]> {
      return rooms.understand.commands();
    },
  };
}

/** A name that is typed for a task is no answer to what a voice is being asked. */
const BEFORE_ANY_QUESTION: Milliseconds = 0;

function isUnknown(announcement: Announcement): boolean {
  if (announcement.type === 'notUnderstood') return true;
  if (announcement.type !== 'question') return false;
  return 'missed' in announcement.question && announcement.question.missed !== undefined;
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function task({ act }: BuiltRooms, id: number): Task {
  const found = act.tasks.getTask(id);
  if (found === undefined) throw noSuchTask(id);
  return found;
}
