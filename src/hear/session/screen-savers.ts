import type { Bus } from '../../core/bus.ts';
import type { LockState } from './lock-state.ts';
import { hasOwner, ownerChanges } from './name-owner.ts';
import { persistently } from './persistently.ts';
import { unlessRefused } from './unless-refused.ts';

/**
 * The screen savers of the desktops, each with GetActive and ActiveChanged(b) at the object of its own name. KDE's is
 * also at /ScreenSaver, where it was first.
 */
const savers = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map((desktop) => `org.${desktop}.ScreenSaver`);

/** Follows the screen savers on a session bus. Resolves with whether any can tell now; starts none of them. */
export async function watchScreenSavers(bus: Bus, state: LockState): Promise<boolean> {
  const known = await Promise.all(savers.map((name) => watch(bus, name, state)));
  return known.includes(true);
}

/** Nobody sees through these any more. */
export function forgetScreenSavers(state: LockState): void {
  for (const name of savers) state.silent(name);
}

async function watch(bus: Bus, name: string, state: LockState): Promise<boolean> {
  await bus.onSignal({ sender: name, interface: name, member: 'ActiveChanged' }, ([isActive]) =>
    state.seen(name, isActive === true),
  );
  await bus.onSignal(ownerChanges(name), ([, , owner]) => {
    if (owner === '') state.silent(name);
    else void persistently(() => ask(bus, name, state));
  });
  return (await hasOwner(bus, name)) && ask(bus, name, state);
}

/** Whether it can tell. GNOME's org.freedesktop.ScreenSaver, for one, has no such method. */
async function ask(bus: Bus, name: string, state: LockState): Promise<boolean> {
  for (const path of [`/${name.replaceAll('.', '/')}`, '/ScreenSaver']) {
    const call = { destination: name, path, interface: name, member: 'GetActive' } as const;
    const isActive = await unlessRefused(bus.call(call));
    if (typeof isActive !== 'boolean') continue;
    state.found(name, isActive);
    return true;
  }
  return false;
}
