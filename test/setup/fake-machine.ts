import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Machine } from '../../src/setup/machine.ts';
import type { Need } from '../../src/setup/need.ts';

/** A folder that plays a machine: its PATH holds only what a test puts there, package managers of shell among it. */
export class FakeMachine {
  readonly folder = mkdtempSync(join(tmpdir(), 'wilco-machine-'));
  readonly #bin = join(this.folder, 'bin');
  readonly #diary = join(this.folder, 'diary');

  constructor() {
    mkdirSync(this.#bin);
    mkdirSync(join(this.folder, 'lists'));
    writeFileSync(join(this.folder, 'lists', 'main_Packages.lz4'), '');
  }

  /** As Wilco sees it. */
  machine(changes: Partial<Machine> = {}): Machine {
    return {
      os: { ids: ['debian'], prettyName: 'Debian' },
      env: { PATH: this.#bin, LD_LIBRARY_PATH: this.folder },
      isRoot: true,
      aptLists: join(this.folder, 'lists'),
      ...changes,
    };
  }

  /** Puts a program there that notes how it was called and then does `script`, in which `$bin` is the PATH. */
  program(name: string, script = ''): void {
    const path = join(this.#bin, name);
    writeFileSync(path, `#!/bin/sh\nbin=${this.#bin}\necho "${name} $*" >> ${this.#diary}\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** A package manager that makes a program of each package's name. */
  packageManager(name: string): void {
    const make = 'echo "#!/bin/sh" > "$bin/$word" && /bin/chmod +x "$bin/$word"';
    this.program(name, `for word in "$@"; do case $word in *-program) ${make} ;; esac; done`);
  }

  file(name: string): void {
    writeFileSync(join(this.folder, name), '');
  }

  forgetLists(): void {
    rmSync(join(this.folder, 'lists'), { recursive: true });
  }

  /** Every call of a program, in order. */
  calls(): readonly string[] {
    return existsSync(this.#diary) ? readFileSync(this.#diary, 'utf8').trimEnd().split('\n') : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A need for a program that a package of the same name brings. */
export function needFor(name: string, changes: Partial<Need> = {}): Need {
  return {
    name,
    probes: [{ type: 'program', anyOf: [name] }],
    weight: 'required',
    packages: { apt: [name], dnf: [name], pacman: [name] },
    ...changes,
  };
}
