import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessEntry, readProcess, readProcesses } from '../../../src/act/containment/process-table.ts';
import { readRunFile } from '../../../src/act/containment/run-file.ts';
import type { Ground } from './ground.ts';

/**
 * The living processes that belong to the ground: those with a marker of its tasks, wrappers that its run files name,
 * whoever has a file of it open, and those whose process ids the agents wrote down. Besides, zombies below this process.
 */
export function survivors(ground: Ground, dir: string, markers: readonly string[]): readonly ProcessEntry[] {
  const wanted = new Set(markers.map((marker) => `WILCO_TASK=${marker}`));
  const wrappers = wrappersOf(ground).map(({ pid, startTime }) => `${pid}:${startTime}`);
  const known = new Set(wrappers);
  const left = new Set(pidsIn(ground.pids));
  return readProcesses().filter((entry) => {
    if (entry.dead) return entry.parent === process.pid;
    if (entry.pid === process.pid) return false;
    if (known.has(`${entry.pid}:${entry.startTime}`)) return true;
    if (left.has(entry.pid) && readText(`/proc/${entry.pid}/cmdline`) === 'sleep\x300\0') return true;
    return environment(entry.pid).some((variable) => wanted.has(variable)) || hasOpen(entry.pid, dir);
  });
}

/** The wrappers whose run files say that they began. */
export function wrappersOf(ground: Ground): readonly { id: number; pid: number; startTime: number }[] {
  const folder = join(ground.stateDir, 'runs');
  return names(folder).flatMap((name) => {
    const started = name.endsWith('.run') ? readRunFile(join(folder, name))?.started : undefined;
    return started === undefined ? [] : [{ id: Number.parseInt(name, 10), ...started.wrapper }];
  });
}

/** Those children of `pid` that are launchers. */
export function launchersBelow(pid: number): readonly ProcessEntry[] {
  const children = readText(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  const launchers = children.filter((child) => readText(`/proc/${child}/cmdline`).startsWith('wilco launcher'));
  return launchers.map(readProcess).filter((entry) => entry !== undefined);
}

function hasOpen(pid: number, dir: string): boolean {
  const folder = `/proc/${pid}/fd`;
  return names(folder).some((fd) => {
    try {
      return readlinkSync(join(folder, fd)).startsWith(dir);
    } catch {
      return false;
    }
  });
}

function environment(pid: number): readonly string[] {
  return readText(`/proc/${pid}/environ`).split('\0');
}

function pidsIn(folder: string): readonly number[] {
  return names(folder)
    .map((name) => Number(readText(join(folder, name))))
    .filter((pid) => pid > 0);
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
