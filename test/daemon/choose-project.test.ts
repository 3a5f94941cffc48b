import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '../../src/core/project.ts';
import { chooseProject } from '../../src/daemon/choose-project.ts';

describe('the project of a typed start', () => {
  let folder: string;
  let api: Project;
  let web: Project;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'wilco-projects-')));
    for (const path of ['api/src', 'web', 'other']) await mkdir(join(folder, path), { recursive: true });
    api = { name: 'api', dir: join(folder, 'api') };
    web = { name: 'web', dir: join(folder, 'web') };
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const situation = (currentProject?: Project) => ({ tasks: [], projects: [api, web], currentProject, agents: [] });

  it('is the one named, in any case', async () => {
    expect(await chooseProject({ project: 'API', cwd: web.dir }, situation(web))).toEqual(api);
  });

  it('is the directory named, known or not', async () => {
    expect(await chooseProject({ project: web.dir }, situation())).toEqual(web);
    const other = join(folder, 'other');
    expect(await chooseProject({ project: other }, situation())).toEqual({ name: 'other', dir: other });
  });

  it('is the one around the directory in which it was typed', async () => {
    expect(await chooseProject({ cwd: join(api.dir, 'src') }, situation(web))).toEqual(api);
  });

  it('is the current one when nothing else is known', async () => {
    expect(await chooseProject({ cwd: join(folder, 'other') }, situation(web))).toEqual(web);
  });

  it('is never guessed: an unknown name lists the known ones', async () => {
    await expect(chooseProject({ project: 'shop' }, situation(web))).rejects.toMatchObject({
      code: 'project_unknown',
      hint: 'Known projects: api, web.',
    });
  });

  it('is asked for when there is none', async () => {
    const nothing = { tasks: [], projects: [], currentProject: undefined, agents: [] };
    await expect(chooseProject({}, nothing)).rejects.toMatchObject({
      code: 'project_unknown',
      hint: expect.stringContaining('wilco config path'),
    });
  });

  it('must exist', async () => {
    await expect(chooseProject({ project: join(folder, 'gone') }, situation())).rejects.toMatchObject({
      code: 'project_missing',
    });
  });
});
