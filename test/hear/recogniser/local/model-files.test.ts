import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findModel } from '../../../../src/hear/recogniser/local/model-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wilco-model-'));
  mkdirSync(join(folder, 'en-us', 'en-us'), { recursive: true });
  writeFileSync(join(folder, 'en-us', 'en-us', 'mdef'), '');
  writeFileSync(join(folder, 'en-us', 'cmudict-en-us.dict'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('finding the speech model', () => {
  test.each(['en-us', 'en-us/en-us'])('the folder %s may be given', (given) => {
    expect(findModel(join(folder, given), {})).toEqual({
      acoustic: join(folder, 'en-us', 'en-us'),
      dictionary: join(folder, 'en-us', 'cmudict-en-us.dict'),
    });
  });

  test('POCKETSPHINX_PATH goes before the system’s places', () => {
    expect(findModel('', { POCKETSPHINX_PATH: folder })?.acoustic).toBe(join(folder, 'en-us', 'en-us'));
  });

  test('a model without its dictionary is none', () => {
    rmSync(join(folder, 'en-us', 'cmudict-en-us.dict'));
    expect(findModel(join(folder, 'en-us'), {})).toBeUndefined();
  });
});
