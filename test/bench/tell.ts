import { stringify } from 'smol-toml';
import { DESKTOP_PROGRAMS, VirtualDesktop } from '../desktop/virtual-desktop.ts';
import { missingPrograms } from '../missing-programs.ts';
import { atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const TIMES = 30;

/** How long it takes until dunst shows the popup that answers a typed question; reference: notify-send. */
export async function tellFigures(): Promise<readonly Figure[]> {
  const missing = missingPrograms([...DESKTOP_PROGRAMS, 'notify-send']);
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')} (sh bin/setup bench)`);
  const desktop = await VirtualDesktop.start();
  try {
    const project = await desktop.makeProject('website', {});
    const config = stringify({ projects: { website: project }, speech: { enabled: false } });
    const daemon = await desktop.startDaemon({ config, cwd: project });
    await daemon.ready();
    const ours = await shown(desktop, () => daemon.client.say('what is running'));
    const others = await shown(desktop, () => desktop.processes.succeed('notify-send', ['Nothing is running']));
    const row = { area: 'tell', unit: 'ms', reach: null } as const;
    const what = 'a typed question → its popup is shown';
    return [
      atMost({
        ...row,
        figure: `${what}, median of ${TIMES} (reference: notify-send)`,
        value: percentile(ours, 0.5),
        reference: percentile(others, 0.5),
      }),
      atMost({
        ...row,
        figure: `${what}, p95 of ${TIMES} (reference: notify-send)`,
        value: percentile(ours, 0.95),
        reference: percentile(others, 0.95),
      }),
    ];
  } finally {
    await desktop.stop();
  }
}

async function shown(desktop: VirtualDesktop, tell: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const earlier = desktop.popups().length;
    const startedAt = Date.now();
    await tell();
    const popup = await desktop.popup('the answer', ({ title }) => title === 'Nothing is running', earlier);
    times.push((popup.shownAt ?? Number.NaN) - startedAt);
  }
  return times;
}
