import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Which rooms a room may import besides itself. `daemon` knows every room; `cli` asks `daemon/once`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  bus: ['core'],
  hear: ['core'],
  understand: ['core'],
  act: ['core'],
  tell: ['core'],
  protocol: ['core'],
  config: ['core'],
  models: ['core'],
  setup: ['core'],
  service: ['core'],
  cli: ['core', 'protocol', 'config', 'models', 'setup', 'service', 'daemon/once', 'daemon/main'],
  daemon: ['core', 'bus', 'hear', 'understand', 'act', 'tell', 'protocol', 'config', 'service'],
  index: ['core', 'act', 'understand'],
};

const topLevel = [
  ...['src', 'test', 'assets', 'systemd', 'package.json', 'tsconfig.json', 'README.md'],
  ...['bin', 'package-lock.json', 'biome.json', 'vitest.config.ts', 'tsconfig.build.json'],
  ...['LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', '.ci', '.gitignore'],
  ...['.git', 'node_modules', 'dist', 'demo-out', 'coverage', '.claude-tasks'],
];

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(c|m)?ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** "src/hear/talk/x.ts" → "hear"; "src/cli.ts" → "cli". */
function roomOf(file: string): string {
  return (file.split(sep)[1] ?? '').replace(/\.ts$/, '');
}

function relativeImports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    normalize(join(dirname(file), match[1] ?? '')),
  );
}

function isAllowed(file: string, imported: string): boolean {
  const room = roomOf(file);
  if (room === roomOf(imported)) return true;
  return (mayImport[room] ?? []).some((allowed) => imported.startsWith(join('src', allowed)));
}

describe('the rule of the house', () => {
  const sources = filesBelow('src');

  it('finds the rooms, so that the other tests cannot pass on nothing', () => {
    const rooms = new Set(sources.map(roomOf));
    for (const room of ['core', 'hear', 'understand', 'act', 'tell', 'daemon', 'protocol', 'config', 'cli'])
      expect(rooms).toContain(room);
  });

  it('every source file stands in a known room', () => {
    expect(sources.filter((file) => mayImport[roomOf(file)] === undefined)).toEqual([]);
  });

  it('core imports nothing, a room imports core and itself, only the daemon knows every room', () => {
    const broken = sources.flatMap((file) =>
      relativeImports(file)
        .filter((imported) => !isAllowed(file, imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(broken).toEqual([]);
  });

  it('core needs no package and no part of Node', () => {
    const outside = sources
      .filter((file) => roomOf(file) === 'core')
      .filter((file) => /from '[^.]/.test(readFileSync(join(root, file), 'utf8')));
    expect(outside).toEqual([]);
  });

  it('no source file imports a test', () => {
    const broken = sources.filter((file) => relativeImports(file).some((imported) => imported.startsWith('test')));
    expect(broken).toEqual([]);
  });

  it('only what tools require stands at the top level', () => {
    expect(readdirSync(root).filter((name) => !topLevel.includes(name))).toEqual([]);
  });

  it('no file is longer than 300 lines, and half are shorter than 100', () => {
    const lengths = [...sources, ...filesBelow('test')].map((file) => ({
      file,
      lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1,
    }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
  });
});
