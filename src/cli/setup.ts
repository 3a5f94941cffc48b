import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { thisMachine } from '../setup/machine.ts';
import { PURPOSES, type Purpose } from '../setup/need.ts';
import { needsOf } from '../setup/needs-of.ts';
import { planSetup, type SetupPlan, setUp } from '../setup/set-up.ts';
import { print } from './print.ts';

/** `wilco setup`: the system packages that a purpose needs. All words for people go to stderr. */
export function setupCommand(): Command {
  return new Command('setup')
    .description('Installs the system packages that are missing.')
    .addOption(new Option('--for <purpose>', 'what to make ready for').choices(PURPOSES).default('start'))
    .option('--json', 'print what is missing, install nothing')
    .action(async (options: { readonly for: Purpose; readonly json?: boolean }) => {
      const { for: purpose } = options;
      const needs = needsOf(purpose, process.env);
      const surroundings = { purpose, needs, machine: thisMachine(process.env) };
      if (options.json) {
        const plan = planSetup(surroundings);
        print(options, facts(plan), () => '');
        if (plan.stopping.length > 0) process.exitCode = 1;
        return;
      }
      const attended = process.stdin.isTTY && process.stderr.isTTY;
      const report = (line: string) => process.stderr.write(`wilco: ${line}\n`);
      await setUp({ ...surroundings, ask: attended ? askYesOrNo : undefined, report });
    });
}

function facts(plan: SetupPlan) {
  return {
    purpose: plan.purpose,
    ready: plan.stopping.length === 0,
    missing: plan.missing.map((need) => ({
      name: need.name,
      stops: plan.stopping.includes(need),
      packages: plan.manager === undefined ? [] : need.packages[plan.manager.name],
    })),
    packageManager: plan.manager?.program ?? null,
    command: plan.command ?? null,
  };
}

/** True for an empty answer, which is what the capital Y means. */
async function askYesOrNo(question: string): Promise<boolean> {
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const closed = new Promise<string>((resolve) => dialogue.once('close', () => resolve('no')));
    const answer = await Promise.race([dialogue.question(`${question} [Y/n] `), closed]);
    return /^(|y|yes)$/i.test(answer.trim());
  } finally {
    dialogue.close();
  }
}
