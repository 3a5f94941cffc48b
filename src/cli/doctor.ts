import type { Command } from 'commander';
import { WilcoError } from '../core/error.ts';
import type { Status } from '../protocol/api.ts';
import { checkRows } from './check-rows.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { hearingRows } from './status.ts';
import { table } from './table.ts';

/** `wilco doctor`: checks every part without a daemon, and adds how a running one stands. Exit code 1: part missing. */
export function doctorCommand(): Command {
  return printingCommand('doctor', 'Checks every part and says what to do about what is missing.')
    .option('--config <file>', 'use this config file')
    .action(async (options: JsonOption & { readonly config?: string }) => {
      const { doctorChecks } = await import('../daemon/once.ts');
      const checks = await doctorChecks(options.config);
      const daemon = await runningDaemon();
      print(options, { checks, daemon }, () => `${table(checkRows(checks))}\n\n${daemonText(daemon)}`);
      if (checks.some((check) => check.type === 'missing')) process.exitCode = 1;
    });
}

async function runningDaemon(): Promise<Status | null> {
  try {
    return await daemonClient().status();
  } catch (error) {
    if (error instanceof WilcoError && error.code === 'daemon_not_running') return null;
    throw error;
  }
}

function daemonText(daemon: Status | null): string {
  if (daemon === null) return 'No daemon runs. Start it: npm start, or systemctl --user start wilco';
  return `The running daemon (process ${daemon.pid}):\n${table(hearingRows(daemon))}`;
}
