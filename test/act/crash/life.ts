import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isRunning } from '../../../src/act/containment/process-identity.ts';
import type { ProcessEntry } from '../../../src/act/containment/process-table.ts';
import { sendSignal } from '../../../src/act/containment/send-signal.ts';
import type { Ground } from './ground.ts';
import { readLedger } from './ledger.ts';
import type { Random } from './random.ts';
import { launchersBelow, wrappersOf } from './survivors.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/agents/crash-program.ts', import.meta.url));

/** What one life of the program came to. */
export interface Life {
  /** The launchers that it had; without it they must end by themselves. */
  readonly launchers: readonly ProcessEntry[];
  readonly launcherKilled: boolean;
  /** The task whose wrapper was killed. */
  readonly wrapperKilled: number | undefined;
  readonly wasStopped: boolean;
}

/** Starts the program, lets it work for a random moment, disturbs it perhaps, and kills it. Resolves when it is dead. */
export async function liveAndDie(dir: string, ground: Ground, life: number, random: Random): Promise<Life> {
  const child = spawn(process.execPath, [PROGRAM, dir, `${life}`, `${random.below(2 ** 31)}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: ground.compiled },
  });
  try {
    const pid = child.pid ?? 0;
    if (random.chance(0.15)) await dying(child, 100 + random.below(300));
    else if (await isUp(child)) return await disturb(child, pid, ground, random);
    return { launchers: launchersBelow(pid), launcherKilled: false, wrapperKilled: undefined, wasStopped: false };
  } finally {
    const dead = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await dead;
    }
  }
}

async function disturb(child: ChildProcess, pid: number, ground: Ground, random: Random): Promise<Life> {
  const [what, share] = [random.next(), random.next()];
  await progress(child, ground, random.below(30));
  await dying(child, random.chance(0.3) ? 400 * share : 40 * share);
  let wrapperKilled: number | undefined;
  if (what < 0.15) {
    child.kill('SIGSTOP');
    await sleep(50 + random.below(250));
    child.kill('SIGCONT');
  } else if (what < 0.3) {
    for (const launcher of launchersBelow(pid)) sendSignal(launcher, 'SIGKILL');
  } else if (what < 0.45) {
    const late = performance.now() + 300;
    while (wrapperKilled === undefined && performance.now() < late) {
      await dying(child, 5);
      wrapperKilled = killWrapper(ground, random);
    }
  }
  if (what < 0.45) await dying(child, random.below(150));
  const launcherKilled = what >= 0.15 && what < 0.3;
  return { launchers: launchersBelow(pid), launcherKilled, wrapperKilled, wasStopped: what < 0.15 };
}

/** None whose agent makes a process that only a wrapper can find: with it, that one would escape (see the README). */
function killWrapper(ground: Ground, random: Random): number | undefined {
  const given = readLedger(ground.ledger).flatMap((entry) => (entry.type === 'given' ? [entry] : []));
  const safe = new Set(given.filter(({ ticket }) => !ticket.startsWith('runaway-')).map(({ id }) => id));
  const wrapper = random.oneOf(wrappersOf(ground).filter((one) => safe.has(one.id) && isRunning(one)));
  if (wrapper === undefined) return undefined;
  sendSignal(wrapper, 'SIGKILL');
  return wrapper.id;
}

/** Waits until the program has noted so many things more, or will not. */
async function progress(child: ChildProcess, ground: Ground, entries: number): Promise<void> {
  const wanted = readLedger(ground.ledger).length + entries;
  const late = performance.now() + 1_500;
  while (readLedger(ground.ledger).length < wanted && performance.now() < late) await dying(child, 5);
}

/** The moment of death is what this test is about: no condition tells it. */
async function dying(child: ChildProcess, moment: number): Promise<void> {
  const over = new AbortController();
  const early = once(child, 'exit', { signal: over.signal }).then(([code]) => {
    throw new Error(`the program ended by itself (${code})`);
  });
  const timer = sleep(moment, undefined, { signal: over.signal });
  try {
    await Promise.race([early, timer]);
  } finally {
    over.abort();
    await Promise.allSettled([early, timer]);
  }
}

async function isUp(child: ChildProcess): Promise<boolean> {
  if (child.stdout === null) return false;
  const over = new AbortController();
  const { signal } = over;
  const said = once(child.stdout, 'data', { signal }).then(() => true);
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the program could not start (${code})`);
  });
  try {
    return await Promise.race([said, ended]);
  } finally {
    over.abort();
    await Promise.allSettled([said, ended]);
  }
}
