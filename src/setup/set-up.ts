import { WilcoError } from '../core/error.ts';
import { installPackages } from './install-packages.ts';
import type { Machine } from './machine.ts';
import type { Need, Purpose } from './need.ts';
import { packagesFor, stops } from './needs-of.ts';
import { type PackageManager, packageManagerOf } from './package-manager.ts';
import { findProgram, isPresent } from './probe.ts';
import { typedCommand } from './typed-command.ts';

/** What a setup is told of its surroundings. */
export interface SetupOptions {
  readonly purpose: Purpose;
  /** What the purpose stands on. */
  readonly needs: readonly Need[];
  readonly machine: Machine;
  /** Asks the person at the terminal; undefined where nobody sits at one. Resolves with false for a no or no answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** Takes a line for the person. */
  readonly report: (line: string) => void;
}

/** What is missing for a purpose, and what to do about it. */
export interface SetupPlan {
  readonly purpose: Purpose;
  readonly missing: readonly Need[];
  /** Those of `missing` without which the purpose is pointless. */
  readonly stopping: readonly Need[];
  readonly manager: PackageManager | undefined;
  /** What brings all that is missing, as far as the system has packages for it. */
  readonly packages: readonly string[];
  /** The one line to type; undefined when no package would help. */
  readonly command: string | undefined;
}

/** Looks at the machine; changes nothing. */
export function planSetup(options: Pick<SetupOptions, 'purpose' | 'needs' | 'machine'>): SetupPlan {
  const { purpose, needs, machine } = options;
  const missing = needs.filter((need) => !isPresent(need, machine.env));
  const manager = packageManagerOf(machine.os);
  const packages = manager === undefined ? [] : packagesFor(missing, manager.name);
  return {
    purpose,
    missing,
    stopping: missing.filter((need) => stops(need, purpose, manager?.name, machine.env)),
    manager,
    packages,
    command: manager === undefined || packages.length === 0 ? undefined : typedCommand(manager, packages, machine),
  };
}

/**
 * Brings the system packages that a purpose needs: says nothing when none is missing, asks at a terminal, installs
 * unasked for root without one, and else only names what is missing. Resolves when the purpose can begin, with or
 * without what is optional. Rejects with `package_missing` when it cannot: the hint is the command to type.
 */
export async function setUp(options: SetupOptions): Promise<void> {
  const plan = planSetup(options);
  if (plan.missing.length === 0) return;
  let failure: WilcoError | undefined;
  try {
    await install(plan, options);
  } catch (error) {
    if (!(error instanceof WilcoError)) throw error;
    failure = error;
  }
  const after = planSetup(options);
  if (after.stopping.length > 0) throw failure ?? cannotBegin(after);
  if (failure !== undefined) options.report(failure.message);
  if (after.missing.length > 0) options.report(goesOnWithout(after));
}

/** Nobody is asked, at every start anew, about what can be done without. */
async function install(plan: SetupPlan, options: SetupOptions): Promise<void> {
  const { manager, packages } = plan;
  const { machine, ask, report } = options;
  if (manager === undefined || packages.length === 0) return;
  const count = packages.length === 1 ? 'this package' : `these ${packages.length} packages`;
  if (ask === undefined) {
    if (!machine.isRoot) return;
    report(`installing ${count} with ${manager.program}: ${packages.join(' ')}`);
    await installPackages({ manager, packages, machine, how: 'unattended' });
    return;
  }
  if (plan.purpose === 'start' && plan.stopping.length === 0) return;
  if (!machine.isRoot && findProgram('sudo', machine.env) === undefined) return;
  report(`missing: ${names(plan.missing)}`);
  report(packages.join(' '));
  if (!(await ask(`Install ${count} with ${manager.program} now?`))) return;
  await installPackages({ manager, packages, machine, how: 'attended' });
}

function cannotBegin(plan: SetupPlan): WilcoError {
  return new WilcoError({
    code: 'package_missing',
    message: `npm ${script[plan.purpose]} needs what this machine does not have: ${names(plan.stopping)}.`,
    hint: `Type: ${plan.command ?? ''}`,
  });
}

function goesOnWithout(plan: SetupPlan): string {
  const without = `going on without ${names(plan.missing)}`;
  if (plan.command !== undefined) return `${without}. To have it, type: ${plan.command}`;
  return `${without}: no package of this system is known to bring it; install it by hand to have it.`;
}

const script: Readonly<Record<Purpose, string>> = {
  start: 'start',
  test: 'test',
  demo: 'run demo',
  bench: 'run bench',
};

function names(needs: readonly Need[]): string {
  return needs.map((need) => need.name).join('; ');
}
