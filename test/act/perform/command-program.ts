import { runCommand } from '../../../src/act/commands/run-command.ts';
import { JobRegistry } from '../../../src/act/jobs/job-registry.ts';

/** `command-program.ts SCRIPT`: runs the script as a person's own command, and ends when that has ended. */
const [script = ''] = process.argv.slice(2);
const jobs = new JobRegistry();
const command = ['/bin/sh', '-c', script] as const;
await runCommand({ type: 'runCommand', name: 'x', command, dir: undefined, timeout: 600_000 }, '/', {
  jobs,
  env: process.env,
});
await jobs.shutdown();
process.exit(0);
