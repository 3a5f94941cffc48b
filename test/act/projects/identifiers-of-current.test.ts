import { expect, test, vi } from 'vitest';
import { IdentifiersOfCurrent } from '../../../src/act/projects/identifiers-of-current.ts';

const api = { name: 'api', dir: '/code/api' };
const web = { name: 'web', dir: '/code/web' };

test('are looked for in the background, and told when they are there', async () => {
  let changes = 0;
  const identifiers = new IdentifiersOfCurrent(
    async (dir) => [dir],
    () => {
      changes += 1;
    },
  );
  expect(identifiers.of(undefined)).toEqual([]);
  expect(identifiers.of(api)).toEqual([]);
  await vi.waitFor(() => expect(identifiers.of(api)).toEqual(['/code/api']));
  expect(identifiers.of(api)).toBe(identifiers.of(api));
  expect(changes).toBe(1);
});

test('those of a project that was left meanwhile are not taken for the other one’s', async () => {
  const answers = new Map<string, (names: readonly string[]) => void>();
  const identifiers = new IdentifiersOfCurrent(
    (dir) => new Promise((resolve) => answers.set(dir, resolve)),
    () => undefined,
  );
  identifiers.of(api);
  identifiers.of(web);
  answers.get('/code/web')?.(['web thing']);
  answers.get('/code/api')?.(['api thing']);
  await vi.waitFor(() => expect(identifiers.of(web)).toEqual(['web thing']));
});
