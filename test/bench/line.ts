import { stringify } from 'smol-toml';
import { DESKTOP_PROGRAMS, VirtualDesktop } from '../desktop/virtual-desktop.ts';
import { missingPrograms } from '../missing-programs.ts';
import { deliveryFigures } from './delivery.ts';
import type { Figure } from './figure.ts';
import { idleFigures } from './idle.ts';
import { startFigures } from './start.ts';
import { takeFigures } from './takes.ts';

/** From the held key to the running agent, with the real daemon on a virtual desktop and the local recogniser. */
export async function lineFigures(): Promise<readonly Figure[]> {
  const missing = missingPrograms(DESKTOP_PROGRAMS);
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')} (sh bin/setup bench)`);
  const desktop = await VirtualDesktop.start();
  try {
    const project = await desktop.makeProject('website', {});
    const config = stringify({
      recogniser: { trust_prompts: true },
      agents: { claude: { command: ['true', '{prompt}'], format: 'text' } },
      projects: { website: project },
    });
    const started = await startFigures(desktop, config, project);
    const daemon = await desktop.startDaemon({ config, cwd: project });
    await daemon.ready();
    const idle = await idleFigures(desktop);
    const takes = await takeFigures(desktop, daemon);
    await daemon.stop();
    return [...takes, ...(await deliveryFigures(desktop)), ...started, ...idle];
  } finally {
    await desktop.stop();
  }
}
