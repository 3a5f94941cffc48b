import { mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acting } from '../../../src/act/acting.ts';
import type { Project } from '../../../src/core/project.ts';
import { ActingRoom } from './acting-room.ts';

describe('the current project', () => {
  let room: ActingRoom;
  let api: Project;
  let web: Project;
  let docs: Project;
  beforeEach(async () => {
    room = await ActingRoom.make();
    api = room.api;
    [web, docs] = [await room.project('web'), await room.project('docs')];
  });
  afterEach(() => room.close());

  const named = () => ({ api: api.dir, web: web.dir, docs: docs.dir });
  const file = () => room.workshop.path('state/current-project');
  const open = async (foregroundDir?: string, known: Readonly<Record<string, string>> = named()) =>
    (await room.open({ projects: { named: known, roots: [] }, foregroundDir })).acting;
  const repository = async ({ dir }: Project) => {
    await mkdir(join(dir, '.git'), { recursive: true });
    return dir;
  };
  const currentOf = async (acting: Acting) => {
    const told = await acting.perform({ type: 'whichProject' });
    expect(acting.situation().currentProject).toEqual(told.type === 'currentProject' ? told.project : 'none');
    return told.type === 'currentProject' ? told.project?.name : told.type;
  };

  it('is none where there are several, and the list says so', async () => {
    const acting = await open();
    expect(await acting.perform({ type: 'whichProject' })).toEqual({ type: 'currentProject', project: undefined });
    expect(await acting.perform({ type: 'listProjects' })).toEqual({
      type: 'projects',
      projects: [api, docs, web],
      current: undefined,
    });
  });

  it('is the one that was switched to last, and the one before is told', async () => {
    const acting = await open();
    expect(await acting.perform({ type: 'switchProject', project: web })).toEqual({
      type: 'projectSwitched',
      project: web,
      before: undefined,
    });
    expect(await acting.perform({ type: 'switchProject', project: docs })).toMatchObject({ before: web });
    expect(await acting.perform({ type: 'listProjects' })).toMatchObject({ current: docs });
    expect(await currentOf(acting)).toBe('docs');
  });

  it('is remembered over a restart, in a file of its own', async () => {
    const acting = await open();
    await acting.perform({ type: 'switchProject', project: web });
    await acting.perform({ type: 'switchProject', project: docs });
    expect(await readFile(file(), 'utf8')).toBe(`${docs.dir}\n`);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    await acting.stop();
    expect(await currentOf(await open())).toBe('docs');
  });

  it('is the repository of a start by hand rather than one of an earlier life, but for a switch after it', async () => {
    const acting = await open();
    await acting.perform({ type: 'switchProject', project: docs });
    await acting.stop();
    const again = await open(await repository(web));
    expect(await currentOf(again)).toBe('web');
    await again.perform({ type: 'switchProject', project: api });
    expect(await currentOf(again)).toBe('api');
    await again.stop();
    expect(await currentOf(await open())).toBe('api');
  });

  it.each([
    ['is gone', () => rm(docs.dir, { recursive: true }), named],
    ['is known no more', async () => {}, () => ({ api: api.dir, web: web.dir })],
    ['is not readable', () => writeFile(file(), 'half a pa'), named],
  ])('falls back where the remembered one %s', async (_, change, known) => {
    const acting = await open();
    await acting.perform({ type: 'switchProject', project: docs });
    await acting.stop();
    await change();
    expect(await currentOf(await open(undefined, known()))).toBeUndefined();
    expect(await currentOf(await room.open({ stateDir: undefined }).then(({ acting }) => acting))).toBe('api');
  });

  it('cannot be one whose folder is gone', async () => {
    const acting = await open();
    await rm(web.dir, { recursive: true });
    expect(await acting.perform({ type: 'switchProject', project: web })).toMatchObject({
      type: 'problem',
      error: { code: 'project_missing' },
    });
    expect(await currentOf(acting)).toBeUndefined();
  });

  it('is the last of several that were switched to at once, over a restart as well', async () => {
    const acting = await open();
    const all = [web, docs, api, web, docs];
    await Promise.all(all.map((project) => acting.perform({ type: 'switchProject', project })));
    const last = await currentOf(acting);
    expect(await readFile(file(), 'utf8')).toBe(`${named()[last as 'api' | 'web' | 'docs']}\n`);
    expect(room.warnings).toEqual([]);
  });

  it('holds for this life where it cannot be written down', async () => {
    const acting = await open();
    await mkdir(file());
    expect(await acting.perform({ type: 'switchProject', project: web })).toMatchObject({ type: 'projectSwitched' });
    expect(await currentOf(acting)).toBe('web');
    expect(room.warnings).toEqual(['the current project will not be remembered after a restart']);
  });

  it('is written down whole, also over what a crash left, and never through a link', async () => {
    const acting = await open();
    const elsewhere = room.workshop.path('elsewhere');
    await writeFile(elsewhere, 'kept');
    await symlink(elsewhere, `${file()}.new`);
    await acting.perform({ type: 'switchProject', project: web });
    expect([await readFile(file(), 'utf8'), await readFile(elsewhere, 'utf8')]).toEqual([`${web.dir}\n`, 'kept']);
  });

  it('lasts as long as the program where nothing is kept', async () => {
    const { acting } = await room.open({ stateDir: undefined, projects: { named: named(), roots: [] } });
    await acting.perform({ type: 'switchProject', project: web });
    expect(await currentOf(acting)).toBe('web');
  });
});
