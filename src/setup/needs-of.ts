import type { Need, PackageManagerName, Purpose } from './need.ts';
import { needsOfStart } from './needs-of-start.ts';
import { needsOfBench, needsOfDesktop, needsOfTests } from './needs-of-tests.ts';

/** Every need of a purpose. */
export function needsOf(purpose: Purpose, env: NodeJS.ProcessEnv): readonly Need[] {
  switch (purpose) {
    case 'start':
      return needsOfStart(env);
    case 'test':
      return [...needsOfStart(offline(env)), ...needsOfDesktop(env), ...needsOfTests];
    case 'demo':
      return [...needsOfStart(offline(env)), ...needsOfDesktop(env)];
    case 'bench':
      return [...needsOfStart(offline(env)), ...needsOfDesktop(env), ...needsOfBench];
  }
}

/** The packages that bring `needs`, each once, in order. */
export function packagesFor(needs: readonly Need[], manager: PackageManagerName): readonly string[] {
  return [...new Set(needs.flatMap((need) => need.packages[manager]))];
}

/**
 * Whether a purpose is pointless without `need`. The daemon goes on without what is optional; the demo needs all; a
 * test that cannot run is skipped with its reason, unless CI=true says that nothing may be skipped; the bench leaves
 * out what it cannot measure. What no package of this system can mend stops nothing either.
 */
export function stops(
  need: Need,
  purpose: Purpose,
  manager: PackageManagerName | undefined,
  env: NodeJS.ProcessEnv,
): boolean {
  if (manager === undefined || need.packages[manager].length === 0) return false;
  switch (purpose) {
    case 'start':
      return need.weight === 'required';
    case 'demo':
      return true;
    case 'test':
      return env['CI'] === 'true';
    case 'bench':
      return false;
  }
}

/** The tests run the local recogniser whatever keys the person has. */
function offline({ OPENAI_API_KEY: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}
