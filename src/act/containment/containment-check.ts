import { existsSync } from 'node:fs';
import { execa } from 'execa';
import type { Check } from '../../core/check.ts';
import { errorFacts } from '../../core/error.ts';
import { Launcher } from './launcher.ts';
import { inNamespace } from './namespace.ts';
import { bootId, identityOf } from './process-identity.ts';

/** What keeps an agent's processes together: asked for, and given by the machine. */
export interface Containment {
  readonly wanted: 'auto' | 'subreaper' | 'namespace';
  /** The folder of the control groups, where systemd gave one. */
  readonly cgroup: string | undefined;
}

/** Tries it: starts the process that starts agents, and ends it again. Never rejects. */
export async function tryContainment(wanted: Containment['wanted'], env: NodeJS.ProcessEnv): Promise<Check> {
  const log = { info: () => {}, warn: () => {} };
  const launcher = new Launcher({ env, leash: true, cgroups: wanted === 'auto', log });
  try {
    await launcher.start();
    if (wanted === 'namespace' && !(await givesNamespaces(env))) return noNamespaces();
    return containmentCheck({ wanted, cgroup: launcher.cgroup });
  } catch (cause) {
    const { message, hint } = errorFacts(cause);
    return { name, type: 'missing', detail: message, remedy: hint };
  } finally {
    await launcher.close();
  }
}

/** Whether an ordinary program can be run in a PID namespace here. Never rejects. */
async function givesNamespaces(env: NodeJS.ProcessEnv): Promise<boolean> {
  const [file = '', ...args] = inNamespace(['true']);
  const { exitCode } = await execa(file, args, {
    env,
    extendEnv: false,
    stdio: 'ignore',
    reject: false,
    timeout: 5_000,
  });
  return exitCode === 0;
}

function noNamespaces(): Check {
  const detail = 'The config asks for PID namespaces, and unshare cannot make one here.';
  const remedy =
    'Set containment = "auto" under [tasks], or allow user namespaces: sysctl kernel.unprivileged_userns_clone=1';
  return { name, type: 'missing', detail, remedy };
}

/** Says how agents are contained. */
export function containmentCheck({ wanted, cgroup }: Containment): Check {
  try {
    bootId();
    if (identityOf(process.pid) === undefined) throw new Error('no /proc');
    if (!existsSync(`/proc/${process.pid}/task/${process.pid}/children`)) return noChildrenLists();
  } catch {
    const detail = 'The process table /proc cannot be read, so what an agent leaves behind cannot be found.';
    return { name, type: 'missing', detail, remedy: 'Mount it: mount -t proc proc /proc' };
  }
  return { name, type: 'ok', detail: how(wanted, cgroup) };
}

function noChildrenLists(): Check {
  const detail = 'This kernel does not list the children of a process, so what an agent leaves behind cannot be found.';
  return {
    name,
    type: 'missing',
    detail,
    remedy: 'Use a kernel with CONFIG_PROC_CHILDREN, as distributions build it.',
  };
}

const name = 'containment';

function how(wanted: Containment['wanted'], cgroup: string | undefined): string {
  if (wanted === 'namespace') return 'a PID namespace and a subreaper for each task';
  if (cgroup !== undefined) return `a control group and a subreaper for each task (${cgroup})`;
  const why = wanted === 'subreaper' ? 'as the config says' : 'systemd gives no control group here';
  return `a subreaper for each task (${why})`;
}
