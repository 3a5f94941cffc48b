import { enableCompileCache } from 'node:module';
import { Command } from 'commander';
import { compileCache } from '../config/paths.ts';
import { errorFacts } from '../core/error.ts';
import { exitCodeOf, reportError } from './report-error.ts';

/**
 * `wilco daemon`. Exits with the daemon's own code, whatever the rooms left open. It goes on when nobody reads its log
 * any more: the terminal's `tee` is gone, or the system's journal was restarted.
 */
export function daemonCommand(): Command {
  return new Command('daemon')
    .description('Runs Wilco in this terminal until Ctrl-C, or under systemd as its service.')
    .option('--config <file>', 'use this config file')
    .option('--service', 'say nothing but log lines; the default under systemd')
    .action(async (options: { readonly config?: string; readonly service?: boolean }) => {
      for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error').on('error', () => {});
      const foreground = options.service !== true && process.env['NOTIFY_SOCKET'] === undefined;
      const config = options.config === undefined ? {} : { config: options.config };
      process.exit(await exitCodeOfDaemon({ foreground, ...config }));
    });
}

async function exitCodeOfDaemon(options: { readonly foreground: boolean; readonly config?: string }): Promise<number> {
  try {
    enableCompileCache(compileCache(process.env));
    const { runDaemon } = await import('../daemon/main.ts');
    return await runDaemon(options);
  } catch (error) {
    const facts = errorFacts(error);
    reportError(facts, false);
    return exitCodeOf(facts.code);
  }
}
