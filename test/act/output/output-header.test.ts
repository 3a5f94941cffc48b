import { expect, it } from 'vitest';
import { outputHeader } from '../../../src/act/output/output-header.ts';
import { taskFacts } from '../../fakes/task-facts.ts';

it('tells all that is known of a task', () => {
  const header = outputHeader(
    taskFacts({
      id: 3,
      status: 'failed',
      cause: 'exitCode',
      reason: 'It ended with exit code 2.',
      createdAt: 0,
      startedAt: 1_000,
      completedAt: 121_500,
      returnCode: 2,
      turns: 4,
      cost: 0.1234,
      sessionId: 'abc',
      leftovers: ['vite', 'node'],
      notes: ['It was told twice.', 'The disk is nearly full.'],
      changes: {
        fileCount: 5,
        files: [
          { path: 'src/__init__.py', kind: 'changed', linesAdded: 10, linesRemoved: 4 },
          { path: 'odd`name', kind: 'added', linesAdded: 2, linesRemoved: 0 },
          { path: 'src/new.ts', from: 'src/old.ts', kind: 'changed', linesAdded: 1, linesRemoved: 0 },
          { path: 'logo.png', kind: 'removed', linesAdded: undefined, linesRemoved: undefined },
        ],
        linesAdded: 12,
        linesRemoved: 4,
        commits: 1,
      },
    }),
  );
  expect(header).toBe(`# Task 3: refactor auth

- **Status:** failed
- **Cause:** exitCode
- **Reason:** It ended with exit code 2.
- **Project:** /projects/api
- **Agent:** claude
- **Created:** 1970-01-01T00:00:00.000Z
- **Started:** 1970-01-01T00:00:01.000Z
- **Duration:** 2 min 1 s
- **Exit code:** 2
- **Turns:** 4
- **Cost:** $0.12
- **Session:** abc
- **Left running and stopped:** vite, node
- **Note:** It was told twice.
- **Note:** The disk is nearly full.
- **Changed:** 5 files, +12 −4, 1 commit
  - changed \`src/__init__.py\`, +10 −4
  - added \`\` odd\`name \`\`, +2 −0
  - changed \`src/old.ts\` → \`src/new.ts\`, +1 −0
  - removed \`logo.png\`
  - and 1 more

## Output
`);
});

it('leaves out what is not known', () => {
  expect(
    outputHeader(taskFacts({ createdAt: 0, startedAt: undefined, status: 'cancelled', cause: 'cancelled' })),
  ).toBe(`# Task 1: refactor auth

- **Status:** cancelled
- **Project:** /projects/api
- **Agent:** claude
- **Created:** 1970-01-01T00:00:00.000Z
- **Started:** never
- **Exit code:** none

## Output
`);
});

it('tells of what was left running, and of a task that changed nothing', () => {
  const changes = { fileCount: 0, files: [], linesAdded: 0, linesRemoved: 0, commits: 0 };
  const header = outputHeader(taskFacts({ leftovers: ['vite'], leftoversKept: true, changes }));
  expect(header).toContain('\n- **Left running:** vite\n- **Changed:** nothing\n');
});

it('no fact can add a line, or move a cursor', () => {
  const evil = 'one\n# two \u001b[2J\r';
  const header = outputHeader(
    taskFacts({ name: evil, reason: evil, leftovers: [evil], notes: [evil], sessionId: evil }),
  );
  expect(header.match(/^#/gm)).toHaveLength(2);
  expect(header).not.toMatch(/[\u001b\r]/);
});
