import type { Command } from 'commander';
import { version } from '../config/version.ts';
import type { PartState } from '../core/heard.ts';
import type { Status } from '../protocol/api.ts';
import { checkRows } from './check-rows.ts';
import { daemonClient } from './daemon-client.ts';
import { duration } from './duration.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { followHearing } from './status-follow.ts';
import { table } from './table.ts';

/** `wilco status`: the running daemon, part by part. */
export function statusCommand(): Command {
  return printingCommand('status', 'Shows how the running daemon and its parts stand.')
    .option('-f, --follow', 'show what is heard and how loud, until Ctrl-C')
    .action(async (options: JsonOption & { readonly follow?: boolean }) => {
      if (options.follow === true) {
        await followHearing(daemonClient().follow(), options);
        return;
      }
      const status = await daemonClient().status();
      print(options, status, () => table(statusRows(status)));
    });
}

function statusRows(status: Status): string[][] {
  const { running, pending, ended } = status.tasks;
  const otherVersion = status.version === version() ? '' : `, this command is ${version()}: restart the daemon`;
  return [
    ['wilco', `${status.version}${otherVersion}, process ${status.pid}, up ${duration(status.uptime)}`],
    ['config', `${status.configFile}${status.configFound ? '' : ' (not there: all defaults)'}`],
    ['tasks', `${running} running, ${pending} waiting, ${ended} ended`],
    ['agents', status.agents.join(', ') || 'none is installed'],
    ...hearingRows(status),
    ...checkRows(status.checks),
  ];
}

/** Talk key, microphone and recogniser; what is broken has its remedy in the row below. */
export function hearingRows({ hearing }: Pick<Status, 'hearing'>): string[][] {
  return [
    ...partRows('talk key', hearing.hotkey),
    ...partRows('microphone', hearing.microphone),
    ...partRows('recogniser', hearing.recogniser),
    ...(hearing.wakeWord.type === 'off' ? [] : partRows('wake word', hearing.wakeWord)),
    ...(hearing.talking ? [['', 'listening now']] : []),
  ];
}

function partRows(name: string, state: PartState): string[][] {
  if (state.type !== 'broken') return [[name, `${state.type}: ${state.detail}`]];
  return [
    [name, `broken: ${state.error.message}`],
    ['', `→ ${state.error.hint}`],
  ];
}
