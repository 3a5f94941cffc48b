import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

function busConfig(address: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
