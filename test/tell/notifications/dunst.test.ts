import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DbusBuses } from '../../../src/bus/dbus-buses.ts';
import type { Answer } from '../../../src/core/teller.ts';
import { iconUri } from '../../../src/tell/assets.ts';
import { Popups } from '../../../src/tell/notifications/popups.ts';
import { type Dunst, startDunst } from '../../fixtures/dunst.ts';
import { type PrivateDbus, startPrivateDbus } from '../../fixtures/private-dbus.ts';
import { needs } from '../../requirements.ts';
import { asked, completed, confirmStart, failed, running } from '../announcements.ts';

const never = new AbortController().signal;

function question(id: string) {
  return asked({ ...confirmStart({ id }), expiresAt: Date.now() + 60_000 });
}

describe.skipIf(needs('dbus-daemon', 'dunst', 'dunstctl', 'Xvfb', 'import'))('popups on dunst', () => {
  let bus: PrivateDbus;
  let dunst: Dunst;
  let popups: Popups;
  const warnings: string[] = [];

  beforeAll(async () => {
    bus = await startPrivateDbus();
    dunst = await startDunst(bus.address);
    const log = { info: () => undefined, warn: (message: string) => warnings.push(message) };
    popups = new Popups({ buses: new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: bus.address }), log, icon: iconUri });
    await popups.start();
  });

  afterAll(async () => {
    await popups.close();
    await dunst.stop();
    await bus.stop();
  });

  it('a task from start to end is one popup with the last word', async () => {
    expect(popups.state()).toMatchObject({ type: 'ready', detail: expect.stringContaining('dunst') });
    await popups.tell({ type: 'taskStarted', task: running }, never);
    expect(await dunst.displayed()).toBe(1);
    await popups.tell({ type: 'taskEnded', task: completed }, never);
    expect(await dunst.displayed()).toBe(1);
    await dunst.closeAll();
    const [newest] = await dunst.history();
    expect(newest?.summary).toBe('Done: refactor auth');
    expect(newest?.body).toMatch(/^done in 2\smin 10\ss · in api · task 3\nMoved the login into auth\.ts\./);
  });

  it('text with markup and control characters is shown as it was said', async () => {
    const reason = 'got <b>5 & 6</b> \u001b[31mred\u001b[0m';
    await popups.tell({ type: 'taskEnded', task: { ...failed, reason } }, never);
    await dunst.closeAll();
    const [newest] = await dunst.history();
    expect(newest?.summary).toBe('Failed: fix login');
    expect(newest?.body).toContain('got &lt;b&gt;5 &amp; 6&lt;/b&gt; red');
  });

  it('a click opens the choices, and the choice is the answer', async () => {
    const answers: Answer[] = [];
    const undo = popups.onAnswer((answer) => answers.push(answer));
    await popups.tell(question('q1'), never);
    await dunst.click('Yes');
    await expect.poll(() => answers, { timeout: 10_000 }).toEqual([{ questionId: 'q1', key: 'yes' }]);
    await expect.poll(() => dunst.displayed()).toBe(0);
    undo();
  });

  it('a question answered by voice leaves the screen', async () => {
    await popups.tell(question('q2'), never);
    expect(await dunst.displayed()).toBe(1);
    await popups.tell({ type: 'dismissed' }, never);
    expect(await dunst.displayed()).toBe(0);
  });

  it('a popup can be photographed', async () => {
    await popups.tell(question('q3'), never);
    const picture = join(bus.folder, 'popup.png');
    await dunst.picture(picture);
    expect((await stat(picture)).size).toBeGreaterThan(2000);
    expect(warnings).toEqual([]);
  });
});
