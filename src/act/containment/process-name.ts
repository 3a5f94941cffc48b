import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { firstLine } from '../output/first-line.ts';
import { withDescriptor } from './spare-descriptor.ts';

const INTERPRETERS = /^(?:node|bun|deno|python[\d.]*|ruby|perl|php|java|sh|bash|dash|zsh)$/;

/** Characters of a name that are worth saying. */
const LONGEST = 60;

/**
 * What a person would call a process: "vite", "node server.js"; plain text on one line, for it named itself. Its pid
 * where even that is gone.
 */
export function processName(pid: number): string {
  return firstLine(rawName(pid), LONGEST) || `process ${pid}`;
}

function rawName(pid: number): string {
  const [program, ...args] = commandLine(pid);
  if (program === undefined || program === '') return kernelName(pid) ?? `process ${pid}`;
  const name = basename(program);
  const script = INTERPRETERS.test(name) ? args.find((arg) => !arg.startsWith('-') && !/\s/.test(arg)) : undefined;
  return script === undefined || script === '' ? name : `${name} ${basename(script)}`;
}

function commandLine(pid: number): readonly string[] {
  try {
    return withDescriptor(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  } catch {
    return [];
  }
}

function kernelName(pid: number): string | undefined {
  try {
    return withDescriptor(() => readFileSync(`/proc/${pid}/comm`, 'utf8')).trim();
  } catch {
    return undefined;
  }
}
