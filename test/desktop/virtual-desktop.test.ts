import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';
import { needs } from '../requirements.ts';
import { processesWith } from './live-process.ts';
import { until } from './until.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from './virtual-desktop.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe.skipIf(needs(...DESKTOP_PROGRAMS, 'notify-send'))('the virtual desktop', () => {
  test('shows popups whose buttons can be clicked, and sees what was shown', async () => {
    const desktop = await VirtualDesktop.start();
    try {
      const actions = ['--wait', '--action=yes=Yes', '--action=no=No'];
      const answer = desktop.processes.succeed('notify-send', [...actions, 'Shall I?', 'a < b & c']);
      const popup = await desktop.popup('the question', ({ title }) => title === 'Shall I?');
      expect(popup.body).toBe('a < b & c');
      expect(await desktop.popupServer.displayed()).toBe(1);
      await desktop.popupServer.click('No');
      expect(await answer).toBe('no\n');
      await until('the popup to go', () => desktop.popups()[0]?.gone);
    } finally {
      await desktop.stop();
    }
  });

  test('records from the default microphone what is spoken into it', async () => {
    const desktop = await VirtualDesktop.start({ display: false, bus: false });
    try {
      let loudest = 0;
      const recorder = desktop.processes.spawn('parec', ['--raw', '--format=s16le', '--latency-msec=20'], {
        stdio: 'pipe',
      });
      recorder.stdout?.on('data', (chunk: Buffer) => {
        for (let at = 0; at + 1 < chunk.length; at += 2) loudest = Math.max(loudest, Math.abs(chunk.readInt16LE(at)));
      });
      if (recorder.stdout !== null) await once(recorder.stdout, 'readable');
      expect(loudest).toBe(0);
      await desktop.speak('what is running');
      await until('the speech to arrive', () => loudest > 3000);
      const gone = once(recorder, 'exit');
      recorder.kill();
      await gone;
    } finally {
      await desktop.stop();
    }
  });

  test('a process that is left behind is named and killed when the desktop stops', async () => {
    const desktop = await VirtualDesktop.start({ display: false, bus: false, sound: false });
    desktop.processes.spawn('sh', ['-c', 'setsid sleep 600 & exit 0'], { stdio: 'ignore' });
    await until('the orphan', async () =>
      (await desktop.processes.guests()).some((each) => each.command === 'sleep 600'),
    );
    await expect(desktop.stop()).rejects.toThrow(/Left behind: \d+ sleep 600/u);
    expect(await processesWith(desktop.processes.mark)).toEqual([]);
    await expect(access(desktop.folder)).rejects.toThrow('ENOENT');
  });
});
