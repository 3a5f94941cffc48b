import type { Command } from 'commander';
import { WilcoError } from '../core/error.ts';
import type { Milliseconds } from '../core/time.ts';
import type { Status } from '../protocol/api.ts';
import { checkRows } from './check-rows.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { hearingRows } from './status.ts';
import { table } from './table.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** `wilco doctor`: checks every part without a daemon, and adds how a running one stands. Exit code 1: part missing. */
export function doctorCommand(): Command {
  return printingCommand('doctor', 'Checks every part and says what to do about what is missing.')
    .option('--config <file>', 'use this config file')
    .option('--mic', 'record for five seconds and show how loud you are')
    .action(async (options: DoctorOptions) => {
      if (options.mic === true) {
        await tryTheMicrophone(options);
        return;
      }
      const { doctorChecks } = await import('../daemon/once.ts');
      const checks = await doctorChecks(options.config);
      const daemon = await runningDaemon();
      print(options, { checks, daemon }, () => `${table(checkRows(checks))}\n\n${daemonText(daemon)}`);
      if (checks.some((check) => check.type === 'missing')) process.exitCode = 1;
    });
}

interface DoctorOptions extends JsonOption {
  readonly config?: string;
  readonly mic?: boolean;
}

const RECORDED: Milliseconds = 5000;

async function tryTheMicrophone({ config, json }: DoctorOptions): Promise<void> {
  const { microphoneReadings } = await import('../daemon/once.ts');
  const { collectMicrophone, showMicrophone } = await import('./doctor-mic.ts');
  await untilInterrupted(async (signal) => {
    const readings = microphoneReadings(RECORDED, config, signal);
    if (json === true) {
      const found = await collectMicrophone(readings);
      print({ json }, found, () => '');
      process.exitCode = found.code;
      return;
    }
    const write = (text: string) => void process.stdout.write(text);
    process.exitCode = await showMicrophone(readings, { isTerminal: process.stdout.isTTY, write });
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
