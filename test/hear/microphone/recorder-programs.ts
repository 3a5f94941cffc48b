import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives 40 ms of sound, which are numbers, again and again; says when it was started beside another one. */
const RECORDS = `
if [ -f "$FOLDER/pid" ] && kill -0 "$(cat "$FOLDER/pid")" 2>/dev/null; then echo two >>"$FOLDER/trouble"; fi
echo $$ >"$FOLDER/pid"
n=1000000
while :; do seq $n $((n + 159)) || exit 1; n=$((n + 160)); sleep 0.02; done`;

/** The numbers in what such a recorder gave, in order; those that were cut at the ends are left out. */
export function numbersIn(samples: readonly number[]): readonly number[] {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, at) => {
    bytes.writeInt16LE(sample, at * 2);
  });
  return bytes
    .toString('latin1')
    .split('\n')
    .filter((line) => line.length === 7)
    .map(Number);
}

/** Small real programs that stand for the recorders, in a folder that is the whole PATH besides the system's. */
export class RecorderPrograms {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<RecorderPrograms> {
    return new RecorderPrograms(await mkdtemp(join(tmpdir(), 'wilco-recorders-')));
  }

  /** Found first by their names; `arecord`, `sox` and `rec` that a test did not make end at once. */
  get env(): NodeJS.ProcessEnv {
    return { PATH: `${this.#folder}:/usr/bin:/bin`, FOLDER: this.#folder };
  }

  /** An environment in which no program exists at all. */
  get emptyEnv(): NodeJS.ProcessEnv {
    return { PATH: join(this.#folder, 'nothing') };
  }

  async records(name: string): Promise<void> {
    await this.#make(name, RECORDS);
  }

  /** Says `complaint` on stderr and ends. */
  async fails(name: string, complaint: string): Promise<void> {
    await this.#make(name, `echo '${complaint}' >&2; exit 1`);
  }

  /** The process that records now, or did last; undefined before the first. */
  async pid(): Promise<number | undefined> {
    const text = await readFile(join(this.#folder, 'pid'), 'utf8').catch(() => '');
    return text.trim() === '' ? undefined : Number(text);
  }

  /** Kills the process that records now. Resolves with its id. */
  async kill(): Promise<number> {
    const pid = (await this.pid()) ?? Number.NaN;
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  async isRecording(): Promise<boolean> {
    const pid = await this.pid();
    if (pid === undefined) return false;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
    return !/\) [ZX]/.test(stat);
  }

  /** Whether two of them ever ran at once. */
  async everTwo(): Promise<boolean> {
    return (await readFile(join(this.#folder, 'trouble'), 'utf8').catch(() => '')) !== '';
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #make(name: string, script: string): Promise<void> {
    const file = join(this.#folder, name);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
}
