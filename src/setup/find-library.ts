import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where the dynamic linker would find a shared library, or undefined. Looks into the usual folders first and asks
 * `ldconfig -p` only for what is not there, which knows the folders of /etc/ld.so.conf.
 */
export function findLibrary(soname: string, env: NodeJS.ProcessEnv): string | undefined {
  const inFolder = libraryFolders(env)
    .map((folder) => join(folder, soname))
    .find((path) => existsSync(path));
  return inFolder ?? linkerCache().get(soname);
}

function libraryFolders(env: NodeJS.ProcessEnv): readonly string[] {
  const own = (env['LD_LIBRARY_PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const triplet = debianTriplets[process.arch];
  const roots = ['/usr/local/lib', '/lib', '/usr/lib'];
  return [
    ...own,
    ...(triplet === undefined ? [] : roots.map((root) => join(root, triplet))),
    '/lib64',
    '/usr/lib64',
    ...roots,
  ];
}

/** https://wiki.debian.org/Multiarch/Tuples */
const debianTriplets: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ppc64: 'powerpc64le-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
};

/** Read anew each time: an installation in between changes it. */
function linkerCache(): ReadonlyMap<string, string> {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig', '/usr/bin/ldconfig'].find((path) => existsSync(path));
  if (ldconfig === undefined) return new Map();
  const { stdout } = spawnSync(ldconfig, ['-p'], { encoding: 'utf8', timeout: 5_000 });
  const entries = [...(stdout ?? '').matchAll(/^\s*(\S+) \(.*\) => (\S+)$/gm)];
  return new Map(entries.map(([, soname = '', path = '']) => [soname, path]));
}
