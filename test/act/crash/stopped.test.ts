import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../requirements.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/agents/watching-program.ts', import.meta.url));
const SLOW = 30;
const FAST = 20_000;

describe.skipIf(needs('perl', 'seq'))('a daemon that is stopped (SIGSTOP) for longer than a task may be silent', () => {
  let workshop: Workshop;
  let program: ChildProcess | undefined;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(async () => {
    program?.kill('SIGKILL');
    await workshop.close();
  });

  it('loses no line, tells each once, and calls nothing stalled', async () => {
    const stateDir = workshop.path('state');
    const slowly = `for line in $(seq ${SLOW}); do echo $line; sleep 0.1; done`;
    const prompt = `${slowly}; seq ${SLOW + 1} ${FAST}; until [ -e go ]; do sleep 0.1; echo waiting; done`;
    const project = await workshop.project();
    const child = spawn(process.execPath, [PROGRAM, stateDir, project, prompt], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    program = child;
    const said = text(child.stdout);
    const log = () => logOf(`${stateDir}/tasks/1.log`);
    await soon(() => log().length).toBeGreaterThan(2);
    child.kill('SIGSTOP');
    await soon(() => log().length).toBeGreaterThan(FAST);
    child.kill('SIGCONT');
    await writeFile(`${project}/go`, '');
    const lines = (await said).trimEnd().split('\n');
    const counted = Array.from({ length: FAST }, (_, index) => `${index + 1}`);
    expect(lines.filter((line) => line !== 'waiting')).toEqual([...counted, 'completed']);
    expect(lines.filter((line) => line === 'waiting')).toHaveLength(log().length - FAST);
  });
});

function logOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
