import type { Agent } from '../../core/agent.ts';
import { isLive } from '../../core/task.ts';
import { CommandAgent } from '../agents/command-agent.ts';
import { bootId } from '../containment/process-identity.ts';
import type { RememberedTask } from '../journal/replay-tasks.ts';
import type { TaskFiles } from '../journal/task-files.ts';
import { lastLines } from '../output/last-lines.ts';
import { resolveProject } from './resolve-project.ts';
import { TaskRecord } from './task-record.ts';

/** The record of a task from an earlier life; an ended one's lines are read from its log when somebody asks. */
export async function recall(remembered: RememberedTask, files: TaskFiles, agent: Agent): Promise<TaskRecord> {
  const { facts, marker, logLimit = 0 } = remembered;
  const known = remembered.bootId === bootId() ? remembered.projectKey : undefined;
  const logFile = files.logFile(facts.id);
  const asksFor = isLive(facts) && known === undefined;
  const project = asksFor ? await resolveProject(facts.projectDir).catch(() => undefined) : undefined;
  const task = new TaskRecord(facts, {
    marker,
    logFile,
    logLimit,
    projectKey: known ?? project?.key ?? facts.projectDir,
  });
  if (facts.status === 'pending' || facts.status === 'running') return task;
  const { status, returnCode, reason, cause } = facts;
  task.lines = () => lastLines(logFile, agent, logLimit);
  task.begun.resolve();
  task.ended.resolve({ status, returnCode, reason, cause });
  return task;
}

/** The agent by its name; one that the config does not hold any more is read as plain text. */
export function agentOf(agents: ReadonlyMap<string, Agent>, name: string): Agent {
  return agents.get(name) ?? new CommandAgent(name, { command: [name], format: 'text' }, { env: {} });
}
