import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { busConfig } from '../fixtures/bus-config.ts';
import type { MarkedProcesses } from './marked-processes.ts';
import { until } from './until.ts';

/** Starts a session bus of its own that starts no services by itself. Resolves with its address when it answers. */
export async function startSessionBus(processes: MarkedProcesses, folder: string): Promise<string> {
  const address = `unix:path=${join(folder, 'bus')}`;
  const config = join(folder, 'bus.conf');
  await writeFile(config, busConfig(address));
  await processes.keep('dbus-daemon', ['--config-file', config, '--nofork', '--nopidfile']);
  const ask = [`--bus=${address}`, '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetId'];
  await until('the session bus', async () => (await processes.run('dbus-send', ['--print-reply', ...ask])).code === 0);
  return address;
}
