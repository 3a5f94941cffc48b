import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const script = fileURLToPath(new URL('../../bin/setup', import.meta.url));

/** A small checkout with the real bin/setup and a lock file of two packages; npm and tsc are played by scripts. */
export class FakeCheckout {
  readonly folder = mkdtempSync(join(tmpdir(), 'wilco-checkout-'));
  readonly #tools = join(this.folder, 'tools');

  constructor() {
    this.write('bin/setup', readFileSync(script, 'utf8'));
    for (const name of ['tsconfig.json', 'tsconfig.build.json']) this.write(name, '{}');
    this.write('src/cli.ts', '');
    this.write('src/room/old.ts', '');
    this.lock('1.0.0');
    this.npm();
  }

  /** Replaces the lock file: the version of its packages. */
  lock(version: string): void {
    const entry = { version, integrity: `sha512-${version}` };
    const packages = { '': {}, 'node_modules/node': entry, 'node_modules/typescript': entry };
    const elsewhere = { 'node_modules/win32': { ...entry, optional: true } };
    this.write('package-lock.json', JSON.stringify({ packages: { ...packages, ...elsewhere } }));
  }

  /** Makes npm: it installs what the lock file says, unless `instead` is given. */
  npm(instead?: string): void {
    const install = `
      sleep 0.2
      rm -rf node_modules
      mkdir -p node_modules/node/bin node_modules/typescript/bin
      ln -s ${process.execPath} node_modules/node/bin/node
      cp tools/tsc.cjs node_modules/typescript/bin/tsc
      echo '{}' > node_modules/typescript/package.json
      cp package-lock.json node_modules/.package-lock.json`;
    this.write('tools/npm', `#!/bin/sh\necho "npm $*" >> diary\n${instead ?? install}\n`);
    chmodSync(join(this.#tools, 'npm'), 0o755);
    copyFileSync(fileURLToPath(new URL('../fixtures/tsc-stand-in.cjs', import.meta.url)), join(this.#tools, 'tsc.cjs'));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(...paths: readonly string[]): void {
    for (const path of paths) rmSync(join(this.folder, path), { recursive: true });
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  /** Runs `sh bin/setup`, from another folder. */
  setup(purpose: string) {
    return execa('sh', [join(this.folder, 'bin/setup'), purpose], {
      cwd: tmpdir(),
      env: { PATH: [this.#tools, dirname(process.execPath), process.env['PATH']].join(delimiter) },
      reject: false,
    });
  }

  /** What npm, tsc and the command line were called with since the last time. */
  calls(): readonly string[] {
    const diary = join(this.folder, 'diary');
    if (!existsSync(diary)) return [];
    const lines = readFileSync(diary, 'utf8').trimEnd().split('\n');
    rmSync(diary);
    return lines;
  }

  destroy(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
