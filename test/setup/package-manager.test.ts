import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readOsRelease } from '../../src/setup/os-release.ts';
import { listsAreStale, packageManagerOf } from '../../src/setup/package-manager.ts';
import { FakeMachine } from './fake-machine.ts';

let fake: FakeMachine;

beforeEach(() => {
  fake = new FakeMachine();
});

afterEach(() => {
  fake.remove();
});

function managerFor(osRelease: string): string | undefined {
  const path = join(fake.folder, 'os-release');
  writeFileSync(path, osRelease);
  return packageManagerOf(readOsRelease(path))?.name;
}

it.each([
  ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', 'apt'],
  ['Ubuntu', 'ID=ubuntu\nID_LIKE=debian\n', 'apt'],
  ['Linux Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'apt'],
  ['Fedora', 'ID=fedora\nVARIANT_ID=workstation\n', 'dnf'],
  ['Rocky', "ID='rocky'\nID_LIKE='rhel centos fedora'\n", 'dnf'],
  ['Arch', 'ID=arch\n', 'pacman'],
  ['Manjaro', 'ID=manjaro\nID_LIKE=arch\n', 'pacman'],
  ['Alpine', 'ID=alpine\n', undefined],
  ['nothing', '', undefined],
])('knows what installs packages on %s', (_, osRelease, manager) => {
  expect(managerFor(osRelease)).toBe(manager);
});

it('reads the name for people without its quotes, and needs no file', () => {
  writeFileSync(join(fake.folder, 'os-release'), 'PRETTY_NAME="Ada\\"s Linux"\n');
  expect(readOsRelease(join(fake.folder, 'os-release')).prettyName).toBe('Ada"s Linux');
  expect(readOsRelease(join(fake.folder, 'none')).ids).toEqual([]);
});

describe("apt's lists", () => {
  const day = 24 * 60 * 60 * 1000;
  const areStale = (later: number, id = 'debian') => {
    const manager = packageManagerOf({ ids: [id], prettyName: '' });
    if (manager === undefined) throw new Error(id);
    return listsAreStale(manager, fake.machine(), Date.now() + later);
  };

  it('are believed for a week', () => {
    expect([areStale(0), areStale(6 * day), areStale(8 * day)]).toEqual([false, false, true]);
  });

  it('must be fetched where there are none', () => {
    rmSync(join(fake.folder, 'lists', 'main_Packages.lz4'));
    expect(areStale(0)).toBe(true);
    fake.forgetLists();
    expect(areStale(0)).toBe(true);
  });

  it('are of no concern to dnf and pacman', () => {
    fake.forgetLists();
    expect([areStale(0, 'fedora'), areStale(0, 'arch')]).toEqual([false, false]);
  });
});
