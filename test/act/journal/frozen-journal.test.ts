import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FileJournal } from '../../../src/act/journal/file-journal.ts';
import { replayTasks } from '../../../src/act/journal/replay-tasks.ts';

// The journals that are read here stand for those on people's disks. Neither they nor what is expected of them may ever
// be changed: whoever adds to the format adds a file, and whoever adds a fact adds what it is where a journal lacks it.
const journal = (name: string) =>
  new FileJournal(fileURLToPath(new URL(`../../fixtures/journal/${name}.jsonl`, import.meta.url)));

const BOOT = '5d1f3e2a-7c1b-4f0e-9a51-1c2d3e4f5a6b';
const marker = (id: string) => `0c5a1f7e-6f55-4c53-8f0e-3f0a9b6f00${id}`;

/** What a journal says nothing of. */
const bare = {
  ...{ startedAt: undefined, completedAt: undefined, returnCode: undefined, reason: undefined, cause: undefined },
  ...{ activity: undefined, result: undefined, leftovers: [], leftoversKept: false, waitsFor: undefined },
  ...{ stalledSince: undefined, turns: undefined, cost: undefined, sessionId: undefined, changes: undefined },
  notes: [],
};
const unknown = {
  bootId: undefined,
  logLimit: undefined,
  projectKey: undefined,
  process: undefined,
  cgroup: undefined,
};

/** Name and prompt are the same wherever the prompt is short. */
const order = (id: number, prompt: string, projectDir: string, createdAt: number, agent = 'claude') => ({
  ...{ ...bare, id, name: prompt, prompt, projectDir, agent, createdAt },
});

describe('a frozen journal', () => {
  it('of the first release is read as on its first day', async () => {
    expect(await replayTasks(journal('version-1'))).toStrictEqual({
      lastId: 9,
      tasks: [
        {
          ...{ ...unknown, marker: marker('01'), process: { pid: 4101, startTime: 812001, bootId: BOOT } },
          facts: {
            ...order(1, 'refactor auth', '/projects/api', 1760000001000),
            ...{ status: 'running', startedAt: 1760000001040 },
          },
        },
        {
          ...{ ...unknown, marker: marker('02'), process: { pid: 4102, startTime: 812101, bootId: BOOT } },
          facts: {
            ...order(2, '', '/projects/über uns', 1760000002000),
            name: 'fix the "login" page',
            prompt: 'fix the "login" page\nand its tests — größer, 修正, 🙂, \u001b[31m, \\n, $(id), \ud800',
            ...{ status: 'completed', startedAt: 1760000002050, completedAt: 1760000008990, returnCode: 0 },
            ...{ activity: 'Fixed it.', result: 'Fixed it.\nTwo files changed.' },
          },
        },
        {
          ...{ ...unknown, marker: marker('03'), process: { pid: 4103, startTime: 812201, bootId: BOOT } },
          facts: {
            ...order(3, 'update dependencies', '/projects/shop', 1760000003000, 'scripted'),
            ...{ status: 'failed', startedAt: 1760000003060, completedAt: 1760000009990, returnCode: 3 },
            reason: 'It ended with exit code 3: npm error ENOTFOUND',
            activity: 'npm error ENOTFOUND',
          },
        },
        {
          ...{ ...unknown, marker: marker('04'), process: { pid: 4104, startTime: 813001, bootId: BOOT } },
          facts: {
            ...order(4, 'start the server', '/projects/shop', 1760000011000),
            ...{ status: 'cancelled', startedAt: 1760000011070, completedAt: 1760000011990 },
            ...{ reason: 'It was cancelled.', activity: 'running npm start', leftovers: ['vite', 'sleep'] },
          },
        },
        {
          ...{ ...unknown, marker: marker('05') },
          facts: {
            ...order(5, 'a typo', '/projects/shop', 1760000013000, 'missing'),
            ...{ status: 'failed', completedAt: 1760000013090 },
            reason: 'There is no program "missing" on the PATH.',
          },
        },
        {
          ...{ ...unknown, marker: marker('07'), process: { pid: 4107, startTime: 815001, bootId: BOOT } },
          facts: {
            ...order(7, 'write the docs', '/projects/docs', 1760000017000),
            ...{ status: 'running', startedAt: 1760000017090 },
          },
        },
        {
          ...{ ...unknown, marker: marker('09') },
          facts: { ...order(9, 'wait for me', '/projects/site', 1760000019000), status: 'pending' },
        },
      ],
    });
  });

  it('with all that was added since is read too, but for what only a later version knows', async () => {
    expect(await replayTasks(journal('version-1b'))).toStrictEqual({
      lastId: 40,
      tasks: [
        {
          ...{ marker: marker('12'), bootId: BOOT, logLimit: 268_435_456, projectKey: undefined },
          process: { pid: 5112, startTime: 912001, bootId: BOOT },
          cgroup: '/sys/fs/cgroup/user.slice/wilco.scope/task-12',
          facts: {
            ...order(12, 'add a search', '/projects/api', 1770000001000),
            ...{ status: 'failed', startedAt: 1770000001040, completedAt: 1770000008990, returnCode: 1 },
            ...{ reason: 'It has used up its budget.', cause: 'budget', turns: 17, cost: 1.25 },
            ...{ activity: 'editing src/search.ts', result: 'Half of it.', stalledSince: 1770000007000 },
            ...{ leftovers: ['vite'], leftoversKept: true, sessionId: '6b1e3c52-0a5f-4f0e-8d2a-7f0000000012' },
            changes: {
              fileCount: 3,
              files: [
                { path: 'src/search.ts', kind: 'added', linesAdded: 120, linesRemoved: 0 },
                { path: 'logo.png', kind: 'changed', linesAdded: undefined, linesRemoved: undefined },
                { path: 'src/old search.ts', kind: 'removed', linesAdded: 0, linesRemoved: 7 },
              ],
              ...{ linesAdded: 120, linesRemoved: 7, commits: 2 },
            },
            notes: ['Its output file could not be written: the disk is full.'],
          },
        },
        {
          ...{ ...unknown, marker: marker('35'), bootId: BOOT, logLimit: 0 },
          facts: {
            ...order(35, 'of a later version', '/projects/docs', 1770000012000),
            ...{ status: 'failed', startedAt: 1770000012040, completedAt: 1770000012990, reason: 'Its mood was low.' },
          },
        },
        {
          ...{ ...unknown, marker: marker('39'), bootId: BOOT },
          facts: {
            ...order(39, 'second in line', '/projects/api', 1770000010000, 'codex'),
            ...{ status: 'pending', waitsFor: 'project' },
          },
        },
        {
          ...{ ...unknown, marker: marker('40'), bootId: BOOT },
          process: { pid: 5140, startTime: 913001, bootId: BOOT },
          facts: {
            ...order(40, 'third in line', '/projects/site', 1770000011000),
            ...{ status: 'running', startedAt: 1770000011050 },
          },
        },
      ],
    });
  });

  it('with tasks that were renamed while they ran, and after', async () => {
    expect(await replayTasks(journal('version-1c'))).toStrictEqual({
      lastId: 52,
      tasks: [
        {
          ...{ marker: marker('51'), bootId: BOOT, logLimit: 268_435_456, projectKey: '66306:1181' },
          process: { pid: 6151, startTime: 1012001, bootId: BOOT },
          cgroup: undefined,
          facts: {
            ...order(51, 'add a login', '/projects/api', 1780000001000),
            ...{ name: 'größer “login”', status: 'running', startedAt: 1780000001040 },
          },
        },
        {
          ...{ ...unknown, marker: marker('52'), bootId: BOOT, logLimit: 268_435_456, projectKey: '66306:1182' },
          facts: {
            ...order(52, 'write the docs', '/projects/docs', 1780000003000),
            ...{ name: 'docs', status: 'completed', startedAt: 1780000003040, completedAt: 1780000003990 },
            ...{ returnCode: 0, result: 'Written.' },
          },
        },
      ],
    });
  });
});
