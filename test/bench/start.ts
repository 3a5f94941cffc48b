import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { VirtualDesktop } from '../desktop/virtual-desktop.ts';
import { atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const TIMES = 7;

/** From the launcher's start to a daemon whose key, microphone and recogniser are ready; median. */
export async function startFigures(desktop: VirtualDesktop, config: string, cwd: string): Promise<readonly Figure[]> {
  const daemons: number[] = [];
  const nodes: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    nodes.push(await bareNode());
    const daemon = await desktop.startDaemon({ config, cwd });
    await daemon.ready(3);
    daemons.push(Date.now() - daemon.startedAt);
    await daemon.stop();
  }
  return [
    atMost({
      area: 'line',
      figure: `daemon start → ready, median of ${TIMES} (reference: node -e 0)`,
      value: percentile(daemons, 0.5),
      unit: 'ms',
      reach: 1000,
      reference: percentile(nodes, 0.5),
    }),
  ];
}

async function bareNode(): Promise<number> {
  const startedAt = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - startedAt;
}
