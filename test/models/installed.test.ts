import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/models/catalogue.ts';
import { installedModels, partlyFetched } from '../../src/models/installed.ts';
import { removeModel } from '../../src/models/remove-model.ts';
import { needs } from '../requirements.ts';
import { ModelsWorld } from './models-world.ts';

describe.skipIf(needs('bzip2'))('the models that are there', () => {
  test('are those in the folder, whoever put them there, and none in a folder that is not there', async () => {
    await using world = await ModelsWorld.create();
    expect(await installedModels(world.modelsDir)).toEqual([]);
    await world.pull();
    await mkdir(world.path('by-hand'));
    await writeFile(join(world.path('by-hand'), 'tokens.txt'), '12345');
    await writeFile(world.path('.half.part'), '123');
    const models = await installedModels(world.modelsDir);
    expect(models.map(({ name, note }) => [name, note?.kind])).toEqual([
      ['by-hand', undefined],
      ['tiny', 'nemo-ctc'],
    ]);
    expect(models[0]?.bytes).toBe(5);
    expect(await partlyFetched(world.modelsDir)).toEqual([{ name: 'half', bytes: 3 }]);
  });

  test('are removed with what they took', async () => {
    await using world = await ModelsWorld.create();
    const { bytes } = await world.pull();
    expect(await removeModel(world.modelsDir, 'tiny')).toBe(bytes);
    expect(await installedModels(world.modelsDir)).toEqual([]);
    await expect(removeModel(world.modelsDir, 'tiny')).rejects.toMatchObject({ code: 'model_missing' });
  });

  test('what was fetched of a model is removed too', async () => {
    await using world = await ModelsWorld.create();
    await mkdir(world.modelsDir, { recursive: true });
    await writeFile(world.path('.half.part'), '123');
    expect(await removeModel(world.modelsDir, 'half')).toBe(3);
    expect(await partlyFetched(world.modelsDir)).toEqual([]);
  });

  test('may be links to folders elsewhere, of which only the link is removed', async () => {
    await using world = await ModelsWorld.create();
    const elsewhere = join(world.modelsDir, '..', 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(world.modelsDir);
    await writeFile(join(elsewhere, 'tokens.txt'), '12345');
    await symlink(elsewhere, world.path('linked'));
    await symlink('/nonexistent', world.path('dangling'));
    expect(await installedModels(world.modelsDir)).toMatchObject([{ name: 'linked', bytes: 5 }]);
    expect(await removeModel(world.modelsDir, 'linked')).toBe(0);
    expect(await readdir(elsewhere)).toEqual(['tokens.txt']);
    expect(await readdir(world.modelsDir)).toEqual(['dangling']);
  });

  test('what a pull or a removal that was killed left behind is removed too', async () => {
    await using world = await ModelsWorld.create();
    for (const name of ['.half.unpacking', '.half.removed']) await mkdir(world.path(name), { recursive: true });
    await writeFile(join(world.path('.half.unpacking'), 'tokens.txt'), '12345');
    expect(await removeModel(world.modelsDir, 'half')).toBe(5);
    expect(await readdir(world.modelsDir)).toEqual([]);
  });

  test.each(['..', '.', '../models', '/tmp', 'a/../..'])('"%s" removes nothing', async (name) => {
    await using world = await ModelsWorld.create();
    await world.pull();
    await expect(removeModel(world.modelsDir, name)).rejects.toMatchObject({ code: 'model_missing' });
    expect(await installedModels(world.modelsDir)).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  const { release, models } = readCatalogue();

  test('names each model once, by a name that can be a folder', () => {
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
    for (const { name } of models) expect(name).toMatch(/^[a-z0-9][a-z0-9.-]+$/);
  });

  test('says of each what a person wants to know, and what its archive must be', () => {
    expect(release).toMatch(/^https:.*\/$/);
    for (const model of models) {
      expect(model).toMatchObject({
        archive: expect.stringMatching(/^sherpa-onnx-.*\.tar\.bz2$/),
        licence: expect.any(String),
      });
      expect(model.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(model.bytes).toBeGreaterThan(1_000_000);
      expect(model.languages.length).toBeGreaterThan(0);
    }
  });
});
