import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serviceStatus } from '../../src/service/service-status.ts';
import { UNIT_MARKER } from '../../src/service/unit.ts';
import { FakeSystemctl } from '../fakes/fake-systemctl.ts';
import { useTemporaryHome } from './temporary-home.ts';

const home = useTemporaryHome();
const signal = new AbortController().signal;
const running = [
  'Result=success',
  'NRestarts=2',
  'ExecStart={ path=/opt/my wilco/bin/wilco ; argv[]=/opt/my wilco/bin/wilco daemon ; ignore_errors=no ; pid=7 }',
  'MainPID=4711',
  'StatusText=Ready: hold the right control key',
  'ActiveState=active',
  'UnitFileState=enabled',
].join('\n');

it('says how a running service stands', async () => {
  const folder = join(home(), '.config/systemd/user');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'wilco.service'), UNIT_MARKER);
  const systemctl = new FakeSystemctl({
    show: { stdout: running },
    'show-environment': { stdout: 'DISPLAY=:0\nDBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1000/bus\n' },
  });
  expect(await serviceStatus({ HOME: home() }, systemctl, signal)).toEqual({
    unit: join(folder, 'wilco.service'),
    owner: 'wilco',
    active: 'active',
    enabled: 'enabled',
    pid: 4711,
    restarts: 2,
    text: 'Ready: hold the right control key',
    result: 'success',
    launcher: '/opt/my wilco/bin/wilco',
    missingVariables: [],
  });
});

it('says that nothing is installed', async () => {
  const stdout = 'Result=success\nNRestarts=0\nMainPID=0\nActiveState=inactive\nUnitFileState=\nStatusText=';
  const systemctl = new FakeSystemctl({ show: { stdout }, 'show-environment': { stdout: 'WAYLAND_DISPLAY=w\n' } });
  const status = await serviceStatus({ HOME: home() }, systemctl, signal);
  expect(status).toMatchObject({ owner: 'nobody', active: 'inactive', pid: undefined, launcher: undefined });
});

it("names what the session's services do not know", async () => {
  const systemctl = new FakeSystemctl({ 'show-environment': { stdout: 'PATH=/bin\n' } });
  const status = await serviceStatus({ HOME: home() }, systemctl, signal);
  expect(status.missingVariables).toEqual(['DISPLAY', 'DBUS_SESSION_BUS_ADDRESS']);
});

it('rejects where no systemd manager answers', async () => {
  const systemctl = new FakeSystemctl({ 'show --property=Version --value': { exitCode: 1, stderr: 'no bus' } });
  await expect(serviceStatus({ HOME: home() }, systemctl, signal)).rejects.toMatchObject({ code: 'service' });
});
