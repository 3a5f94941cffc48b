import { join } from 'node:path';
import { stringify } from 'smol-toml';
import { VirtualDesktop } from '../desktop/virtual-desktop.ts';
import { missingPrograms } from '../missing-programs.ts';
import { atLeast, atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const VOICES = ['slt', 'rms', 'awb', 'kal'] as const;

/** Sentences that change nothing, with the announcement that answers them while no task is known. */
const SENTENCES = [
  ['what is running', 'status'],
  ['what can I say', 'help'],
  ['yes', 'problem'],
  ['no', 'problem'],
  ['cancel it', 'problem'],
  ['cancel task three', 'problem'],
  ['how is it doing', 'problem'],
  ['read me the result', 'problem'],
] as const;

/** Recordings of four voices through the real daemon: how long recognition takes, how many are understood. */
export async function hearFigures(): Promise<readonly Figure[]> {
  const missing = missingPrograms(['flite', 'git', 'setpriv']);
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')} (sh bin/setup bench)`);
  const desktop = await VirtualDesktop.start({ display: false, bus: false, sound: false });
  try {
    const project = await desktop.makeProject('website', {});
    const daemon = await desktop.startDaemon({ config: stringify({ projects: { website: project } }), cwd: project });
    await daemon.until('the recogniser', ({ hearing }) => hearing.recogniser.type === 'ready');
    const times: number[] = [];
    let right = 0;
    for (const [words, answer] of SENTENCES) {
      for (const voice of VOICES) {
        const file = join(desktop.folder, 'spoken.wav');
        await desktop.processes.succeed('flite', ['-voice', voice, '-t', words, '-o', file]);
        const startedAt = performance.now();
        const reply = await daemon.client.listen(file);
        times.push(performance.now() - startedAt);
        if (reply.announcement.type === answer) right += 1;
      }
    }
    const row = { area: 'hear', reach: null, reference: null } as const;
    const count = times.length;
    return [
      atLeast({
        ...row,
        figure: `control sentences understood, of ${count} spoken by four voices`,
        value: (right / count) * 100,
        unit: '%',
      }),
      atMost({
        ...row,
        figure: `a recording sent → answered, median of ${count}`,
        value: percentile(times, 0.5),
        unit: 'ms',
      }),
    ];
  } finally {
    await desktop.stop();
  }
}
