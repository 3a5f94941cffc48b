import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../requirements.ts';
import { FakeCheckout } from './fake-checkout.ts';

let checkout: FakeCheckout;

beforeEach(() => {
  checkout = new FakeCheckout();
});

afterEach(() => {
  checkout.destroy();
});

const INSTALL = 'npm ci --include=dev --no-audit --no-fund';

describe('a fresh clone', () => {
  it('gets its packages, its build and its system packages, in this order', async () => {
    expect(await checkout.setup('test')).toMatchObject({ exitCode: 0, stdout: '' });
    expect(checkout.calls()).toEqual([INSTALL, 'tsc', 'cli setup --for test']);
  });

  it.skipIf(needs('flock'))('gets all of it once when two begin at the same time', async () => {
    const [first, second] = await Promise.all([checkout.setup('test'), checkout.setup('test')]);
    expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
    const calls = checkout.calls();
    expect(calls.filter((call) => call === INSTALL)).toHaveLength(1);
    expect(calls.filter((call) => call === 'tsc')).toHaveLength(1);
    expect(calls.filter((call) => call.startsWith('cli'))).toHaveLength(2);
  });

  it('gets no system packages by `sh bin/setup build`', async () => {
    expect((await checkout.setup('build')).exitCode).toBe(0);
    expect(checkout.calls()).toEqual([INSTALL, 'tsc']);
  });

  it("shows npm's own words and the next thing to do when npm fails", async () => {
    checkout.npm('echo "npm error network ENOTFOUND" >&2; exit 1');
    const { exitCode, stdout, stderr } = await checkout.setup('start');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/ENOTFOUND[\s\S]*npm could not install the packages[\s\S]*npm ci/);
  });

  it('says what to type when npm left out the install scripts', async () => {
    checkout.npm(
      'mkdir -p node_modules/node node_modules/typescript; cp package-lock.json node_modules/.package-lock.json',
    );
    const { exitCode, stderr } = await checkout.setup('start');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('npm rebuild --ignore-scripts=false node');
  });
});

describe('a checkout that was set up', () => {
  beforeEach(async () => {
    await checkout.setup('test');
    checkout.calls();
  });

  it('is quiet and does nothing twice', async () => {
    expect(await checkout.setup('test')).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(checkout.calls()).toEqual(['cli setup --for test']);
  });

  it('gets its packages anew when the lock file changed', async () => {
    checkout.lock('1.0.1');
    await checkout.setup('test');
    expect(checkout.calls()).toContain(INSTALL);
  });

  it('gets its packages anew when one of them is gone', async () => {
    checkout.remove('node_modules/typescript');
    await checkout.setup('test');
    expect(checkout.calls()).toContain(INSTALL);
  });

  it('gets its packages anew when an installation was cut off', async () => {
    checkout.remove('node_modules/.package-lock.json');
    await checkout.setup('test');
    expect(checkout.calls()).toContain(INSTALL);
  });

  it('is built anew when a source changed', async () => {
    checkout.write('src/room/old.ts', '// changed');
    await checkout.setup('test');
    expect(checkout.calls()).toEqual(['tsc', 'cli setup --for test']);
  });

  it('loses the results of sources that are gone, and their folders', async () => {
    checkout.remove('src/room');
    checkout.write('src/room2/new.ts', '');
    await checkout.setup('test');
    expect([checkout.has('dist/room'), checkout.has('dist/room2/new.js')]).toEqual([false, true]);
  });

  it('gets a deleted result back, though the compiler believes that it is there', async () => {
    checkout.remove('dist/room/old.js');
    await checkout.setup('test');
    expect(checkout.has('dist/room/old.js')).toBe(true);
  });

  it('is bundled after every build, and keeps nothing of a bundle that failed', async () => {
    const bundle = `import * as fs from 'node:fs';
      fs.mkdirSync('dist/whole');
      fs.writeFileSync('dist/whole/cli.js', '');`;
    checkout.write('bin/bundle.mjs', bundle);
    expect((await checkout.setup('build')).exitCode).toBe(0);
    expect(checkout.has('dist/whole/cli.js')).toBe(true);
    checkout.write('bin/bundle.mjs', 'throw new Error()');
    expect((await checkout.setup('build')).exitCode).toBe(0);
    expect(checkout.has('dist/whole')).toBe(false);
  });

  it("stops at a type error with the compiler's words, every time until it is mended", async () => {
    checkout.write('src/room/old.ts', '// a type error');
    for (const _ of ['once', 'again']) {
      const { exitCode, stdout, stderr } = await checkout.setup('test');
      expect([exitCode, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/TS2322[\s\S]*The build failed/);
    }
    checkout.write('src/room/old.ts', '');
    expect((await checkout.setup('test')).exitCode).toBe(0);
  });

  it('fails when the system packages fail', async () => {
    checkout.write('src/cli.ts', '// refuses');
    expect((await checkout.setup('test')).exitCode).toBe(1);
  });
});
