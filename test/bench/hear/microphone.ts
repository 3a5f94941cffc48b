import { VirtualDesktop } from '../../desktop/virtual-desktop.ts';
import { missingPrograms } from '../../missing-programs.ts';
import { atMost, type Figure } from '../figure.ts';
import { percentile } from '../percentile.ts';
import { warmCost } from './microphone-cost.ts';
import { measureDelivery } from './microphone-delivery.ts';
import { coldPresses, warmPresses } from './microphone-presses.ts';

const PRESSES = 50;
const SOUNDS = 100;

/** Microphone on a real PulseAudio: what is lost at the press, how late sound comes, and what it costs to keep it open. */
export async function microphoneFigures(): Promise<readonly Figure[]> {
  const missing = missingPrograms(['pulseaudio', 'pactl', 'pacat', 'parec', 'setpriv', 'git']);
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')} (sh bin/setup bench)`);
  const desktop = await VirtualDesktop.start({ display: false, bus: false });
  try {
    const warm = await warmPresses(desktop.processes.env, PRESSES);
    const delivery = await measureDelivery(desktop, SOUNDS);
    const cost = await warmCost(desktop);
    // A source of its own, as a microphone is: the monitor of a sink gives sound only when the sink comes round to it.
    await desktop.processes.succeed('pactl', ['load-module', 'module-null-source', 'source_name=quiet', 'rate=48000']);
    await desktop.processes.succeed('pactl', ['set-default-source', 'quiet']);
    const inProcess = await coldPresses(desktop, 'pvrecorder', PRESSES);
    const program = await coldPresses(desktop, 'parec', PRESSES);
    const row = { area: 'hear', unit: 'ms', reference: null } as const;
    return [
      atMost({
        ...row,
        figure: `press → first sample kept, warm: lost, most of ${PRESSES}`,
        value: percentile(warm, 1),
        reach: 0,
      }),
      atMost({
        ...row,
        figure: `press → first sample, cold, pvrecorder, median of ${PRESSES}, ${inProcess.failures} failed (reference: parec)`,
        value: percentile(inProcess.times, 0.5),
        reach: 70,
        reference: percentile(program.times, 0.5),
      }),
      atMost({
        ...row,
        figure: 'the same, p95 (reference: parec)',
        value: percentile(inProcess.times, 0.95),
        reach: null,
        reference: percentile(program.times, 0.95),
      }),
      atMost({
        ...row,
        figure: `press → first sample, cold, as "auto" has it (parec), median of ${PRESSES}, ${program.failures} failed`,
        value: percentile(program.times, 0.5),
        reach: 70,
      }),
      atMost({
        ...row,
        figure: `delivery delay, warm, p95 of ${SOUNDS} (reference: parec alone)`,
        value: percentile(delivery.ours, 0.95),
        reach: 60,
        reference: percentile(delivery.alone, 0.95),
      }),
      atMost({
        ...row,
        unit: '%',
        figure: 'the microphone kept open, parec and its reader, of a core (reference: parec alone)',
        value: cost.ours,
        reach: 1,
        reference: cost.alone,
      }),
      atMost({
        ...row,
        unit: 'MiB',
        figure: "pvrecorder's process between takes (PSS)",
        value: inProcess.memory,
        reach: null,
      }),
    ];
  } finally {
    await desktop.stop();
  }
}
