import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const INTERPRETERS = /^(?:node|bun|deno|python[\d.]*|ruby|perl|php|java|sh|bash|dash|zsh)$/;

/** What a person would call a process: "vite", "node server.js". Its pid where even that is gone. */
export function processName(pid: number): string {
  const [program, ...args] = commandLine(pid);
  if (program === undefined || program === '') return kernelName(pid) ?? `process ${pid}`;
  const name = basename(program);
  const script = INTERPRETERS.test(name) ? args.find((arg) => !arg.startsWith('-') && !/\s/.test(arg)) : undefined;
  return script === undefined || script === '' ? name : `${name} ${basename(script)}`;
}

function commandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function kernelName(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined;
  }
}
