import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with small shell programs under the names of real ones, which write down what they were given. */
export class Programs {
  readonly folder: string;
  /** The environment in which only these programs, and the system's own, are found. */
  readonly env: NodeJS.ProcessEnv;

  private constructor(folder: string) {
    this.folder = folder;
    this.env = { PATH: folder, HOME: folder };
  }

  static async make(): Promise<Programs> {
    return new Programs(await mkdtemp(join(tmpdir(), 'wilco-programs-')));
  }

  /** `$log` in `script` is a file of the program's own, read by `log`. */
  async add(name: string, script: string): Promise<void> {
    const file = join(this.folder, name);
    await writeFile(file, `#!/bin/sh\nPATH=/usr/bin:/bin\nlog='${join(this.folder, `${name}.log`)}'\n${script}\n`);
    await chmod(file, 0o755);
  }

  async log(name: string): Promise<string> {
    return readFile(join(this.folder, `${name}.log`), 'utf8').catch(() => '');
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
