import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { WilcoError } from '../core/error.ts';
import type { DaemonClient } from '../protocol/client.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';

/** `wilco stop`: returns when the daemon's process is gone, so that another can start at once. */
export function stopCommand(): Command {
  return printingCommand('stop', 'Ends the daemon. Tasks that run go on.').action(async (options: JsonOption) => {
    const client = daemonClient();
    const { pid } = await client.hello();
    const stopping = await client.stop();
    await untilGone(client, pid);
    print(options, stopping, () => {
      const { tasksLeftRunning: running, tasksLeftWaiting: waiting } = stopping;
      const goOn = running === 0 ? '' : running === 1 ? ' 1 task goes on.' : ` ${running} tasks go on.`;
      const wait = waiting > 0 ? ` ${waiting} ${waiting === 1 ? 'waits' : 'wait'} until Wilco runs again.` : '';
      return `Wilco has stopped.${goOn}${wait}`;
    });
  });
}

const LIMIT = 15_000;

async function untilGone(client: DaemonClient, pid: number): Promise<void> {
  const deadline = performance.now() + LIMIT;
  while (isAlive(pid) || (await answers(client))) {
    if (performance.now() > deadline) {
      throw new WilcoError({
        code: 'timeout',
        message: `The daemon (process ${pid}) was asked to stop but is still there after ${LIMIT / 1000} s.`,
        hint: `End it by force; tasks go on all the same: kill -9 ${pid}`,
      });
    }
    await sleep(20);
  }
}

async function answers(client: DaemonClient): Promise<boolean> {
  return client.hello().then(
    () => true,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
