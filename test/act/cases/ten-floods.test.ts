import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shellAgents } from '../../fixtures/agents/shell-agents.ts';
import { needs } from '../../requirements.ts';
import { soon } from '../processes.ts';
import { Workshop } from '../workshop.ts';
import { processesIn } from './processes-in.ts';

const MIB = 1024 * 1024;
const LINES = 200_000;

describe.skipIf(needs('seq', 'head', 'tr', 'yes'))('ten agents that flood at once', () => {
  let workshop: Workshop;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(() => workshop.close());

  it('all end; each line of the small ones is told once, and of the large ones what is left out', async () => {
    const settings = { atOnce: 10, logLimit: 4 * MIB };
    const tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', settings });
    const told = new Map<string, number>();
    tasks.on('outputLine', ({ name }) => void told.set(name, (told.get(name) ?? 0) + 1));
    const floods = ['wide', 'narrow'].flatMap((kind) => {
      const script = kind === 'wide' ? `head -c ${16 * MIB} /dev/zero | tr '\\0' x` : `seq ${LINES}`;
      return [1, 2, 3, 4, 5].map(async (number) => {
        const name = `${kind} ${number}`;
        return await tasks.spawnTask(name, `${script}; echo; echo end`, await workshop.project(name));
      });
    });
    const all = await Promise.all(floods);
    await Promise.all(all.map((task) => task.done));
    for (const task of all) {
      expect(task).toMatchObject({ status: 'completed', returnCode: 0 });
      expect(task.outputLines.at(-1)).toBe('end');
      const wide = task.name.startsWith('wide');
      expect(task.notes).toEqual(wide ? ['It printed 16 MiB; the first and the last 2.0 MiB were kept.'] : []);
      if (!wide) expect(told.get(task.name)).toBe(LINES + 2);
      expect(task.outputLines.reduce((sum, line) => sum + line.length, 0)).toBeLessThan(MIB);
    }
  });

  it('that never stop can be cancelled, all of them, while they do', async () => {
    const settings = { atOnce: 10, logLimit: MIB };
    const tasks = workshop.manager({ agents: shellAgents(), defaultAgent: 'sh', settings });
    const all = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        return await tasks.spawnTask(`flood ${index}`, 'exec yes', await workshop.project(`${index}`));
      }),
    );
    await soon(() => all.every((task) => task.outputLines.length === 1_000)).toBe(true);
    const cancelled = await Promise.all(all.map((task) => tasks.cancelTask(task.id)));
    expect(cancelled).toEqual(all.map(() => true));
    expect(processesIn(workshop.dir)).toEqual([]);
  });
});
