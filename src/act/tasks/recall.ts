import type { Agent } from '../../core/agent.ts';
import { CommandAgent } from '../agents/command-agent.ts';
import type { RememberedTask } from '../journal/replay-tasks.ts';
import { lastLines } from '../output/last-lines.ts';
import { TaskRecord } from './task-record.ts';

/** The record of a task from an earlier life; an ended one's lines are read from its log when somebody asks. */
export function recall({ facts, marker }: RememberedTask, logFile: string, agent: Agent): TaskRecord {
  const task = new TaskRecord(facts, { marker, logFile });
  if (facts.status === 'pending' || facts.status === 'running') return task;
  task.lines = () => lastLines(logFile, agent);
  task.begun.resolve();
  task.ended.resolve({ status: facts.status, returnCode: facts.returnCode, reason: facts.reason });
  return task;
}

/** The agent by its name; one that the config does not hold any more is read as plain text. */
export function agentOf(agents: ReadonlyMap<string, Agent>, name: string): Agent {
  return agents.get(name) ?? new CommandAgent(name, { command: [name], format: 'text' }, {});
}
