import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProjects } from '../../../src/act/projects/find-projects.ts';
import { Projects } from '../../../src/act/projects/projects.ts';
import { soon } from '../processes.ts';

describe('the projects', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await realpath(await mkdtemp(join(tmpdir(), 'wilco-projects-')));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const repository = async (...path: string[]) => {
    await mkdir(join(dir, ...path, '.git'), { recursive: true });
    return join(dir, ...path);
  };

  it('named in the config, by their real path', async () => {
    const api = await repository('somewhere', 'api');
    await symlink(api, join(dir, 'link'));
    const named = { service: join(dir, 'link'), gone: join(dir, 'nowhere') };
    expect(await findProjects({ named, roots: [] }, undefined)).toEqual({
      projects: [{ name: 'service', dir: api }],
      current: { name: 'service', dir: api },
      missing: [join(dir, 'nowhere')],
    });
  });

  it('repositories one or two levels below a root, no deeper, and nothing behind a link', async () => {
    const [one, two] = [await repository('code', 'one'), await repository('code', 'group', 'two')];
    await repository('code', 'group', 'deep', 'three');
    await repository('code', 'one', 'inside');
    await repository('code', '.hidden');
    await symlink(await repository('elsewhere', 'far'), join(dir, 'code', 'far'));
    await mkdir(join(dir, 'code', 'worktree'));
    await writeFile(join(dir, 'code', 'worktree', '.git'), 'gitdir: elsewhere');
    const { projects, current } = await findProjects({ named: {}, roots: [join(dir, 'code')] }, undefined);
    expect(projects).toEqual([
      { name: 'one', dir: one },
      { name: 'two', dir: two },
      { name: 'worktree', dir: join(dir, 'code', 'worktree') },
    ]);
    expect(current).toBeUndefined();
  });

  it('have different names, whatever their folders are called', async () => {
    const paths = [await repository('code', 'api'), await repository('code', 'work', 'API'), await repository('named')];
    const settings = { named: { Api: paths[2] ?? '' }, roots: [join(dir, 'code')] };
    const { projects } = await findProjects(settings, undefined);
    expect(projects.map(({ name }) => name).sort()).toEqual(['Api', 'code api', 'work API']);
  });

  it('one that is named and lies below a root is one project, under its given name', async () => {
    const api = await repository('code', 'api');
    const { projects } = await findProjects({ named: { backend: api }, roots: [join(dir, 'code')] }, undefined);
    expect(projects).toEqual([{ name: 'backend', dir: api }]);
  });

  it('one that is named has the agent that the config gives it, also where it was found first', async () => {
    const [api, web] = [await repository('code', 'api'), await repository('code', 'web')];
    const settings = { named: { api, site: web }, agents: { site: 'codex' }, roots: [join(dir, 'code')] };
    const found = await findProjects(settings, web);
    expect(found.projects).toEqual([
      { name: 'api', dir: api },
      { name: 'site', dir: web, agent: 'codex' },
    ]);
    expect(found.current?.agent).toBe('codex');
  });

  it('the current one is the repository around the directory of a foreground start', async () => {
    const web = await repository('web');
    await mkdir(join(web, 'src', 'deep'), { recursive: true });
    await repository('code', 'api');
    const found = await findProjects({ named: {}, roots: [join(dir, 'code')] }, join(web, 'src', 'deep'));
    expect(found.current).toEqual({ name: 'web', dir: web });
    expect(found.projects).toHaveLength(2);
  });

  it('a foreground start outside of any repository gives none', async () => {
    await mkdir(join(dir, 'plain'));
    expect(await findProjects({ named: {}, roots: [] }, join(dir, 'plain'))).toMatchObject({
      projects: [],
      current: undefined,
    });
  });

  it('a repository that is cloned later is found without a restart', async () => {
    const projects = new Projects({ named: {}, roots: [dir] }, undefined);
    await projects.refresh();
    expect(projects.known().projects).toEqual([]);
    const late = await repository('late');
    await projects.refresh();
    await soon(() => projects.known().projects).toEqual([{ name: 'late', dir: late }]);
  });
});
