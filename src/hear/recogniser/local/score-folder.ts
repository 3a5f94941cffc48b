import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^wilco-scores-(?<pid>\d+)-/;

/**
 * Where a decoder writes the senone scores of the take that it hears (10 kB a frame), for another decoder of the same
 * model that need not compute them again. In the memory of the session (`XDG_RUNTIME_DIR`), private, and empty between
 * takes.
 */
export class ScoreFolder {
  readonly path: string;

  /** Makes the folder; the process removes it when it ends, or the next one where this one was killed. */
  constructor(env: NodeJS.ProcessEnv) {
    const base = env['XDG_RUNTIME_DIR'];
    const parent = base === undefined || base === '' ? tmpdir() : base;
    mkdirSync(parent, { recursive: true });
    removeAbandoned(parent);
    this.path = mkdtempSync(join(parent, `wilco-scores-${process.pid}-`));
    process.once('exit', () => rmSync(this.path, { recursive: true, force: true }));
  }

  /** The scores of the take that ended last; undefined when there are none. */
  last(): string | undefined {
    const name = readdirSync(this.path).toSorted().at(-1);
    return name === undefined ? undefined : join(this.path, name);
  }

  /** Between takes, before the decoder begins one. */
  clear(): void {
    for (const name of readdirSync(this.path)) rmSync(join(this.path, name), { force: true });
  }
}

/** The folders of processes that are no more. Those of other users are theirs to remove. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = NAME.exec(name)?.groups?.['pid'];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {}
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
