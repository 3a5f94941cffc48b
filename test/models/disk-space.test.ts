import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { assertRoom } from '../../src/models/disk-space.ts';
import { fileError, sizeText } from '../../src/models/models-error.ts';

describe('the room on the disk', () => {
  test('is enough for a small model', async () => {
    await expect(assertRoom(tmpdir(), 1000, 1000)).resolves.toBe(undefined);
  });

  test('must hold the rest of the archive and what is in all of it', async () => {
    const petabyte = 1e15;
    await expect(assertRoom(tmpdir(), 0, petabyte)).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(
        /^There is not enough room in \/\S+: 204890\d\.\d GiB are needed and \S+ [MG]iB are free\.$/,
      ),
    });
  });

  test('that ends in the middle is told in the same words', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(fileError(full, '/models')).toMatchObject({ message: 'There is not enough room in /models.' });
    const forbidden = Object.assign(new Error('EACCES'), { code: 'EACCES' });
    expect(fileError(forbidden, '/models')).toMatchObject({ message: '/models cannot be written.' });
  });

  test.each([
    [0, '0 KiB'],
    [1, '1 KiB'],
    [1_500_000, '1 MiB'],
    [482_468_385, '460 MiB'],
    [1_300_000_000, '1.2 GiB'],
  ])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});
