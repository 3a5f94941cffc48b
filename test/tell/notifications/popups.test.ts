import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DbusBuses } from '../../../src/bus/dbus-buses.ts';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Answer } from '../../../src/core/teller.ts';
import { Popups } from '../../../src/tell/notifications/popups.ts';
import { NotificationServerFixture } from '../../fixtures/notification-server.ts';
import { type PrivateDbus, startPrivateDbus } from '../../fixtures/private-dbus.ts';
import { needs } from '../../requirements.ts';
import {
  asked,
  cancelled,
  completed,
  confirmStart,
  everyAnnouncement,
  failed,
  NOW,
  queueBehind,
  running,
} from '../announcements.ts';

const never = new AbortController().signal;

describe.skipIf(needs('dbus-daemon'))('popups on a server that follows the specification', () => {
  let bus: PrivateDbus;
  let server: NotificationServerFixture;
  let popups: Popups;
  const warnings: string[] = [];

  function makePopups(): Popups {
    return new Popups({
      buses: new DbusBuses({ DBUS_SESSION_BUS_ADDRESS: bus.address }),
      log: { info: () => undefined, warn: (message) => warnings.push(message) },
      icon: 'file:///wilco.png',
      now: () => NOW,
    });
  }

  function tell(announcement: Announcement): Promise<void> {
    return popups.tell(announcement, never);
  }

  beforeEach(async () => {
    warnings.length = 0;
    bus = await startPrivateDbus();
    server = await NotificationServerFixture.start(bus.address);
    popups = makePopups();
  });

  afterEach(async () => {
    await popups.close();
    await server.stop();
    await bus.stop();
  });

  it('a popup carries name, icon, urgency and the phrase', async () => {
    await tell({ type: 'taskEnded', task: failed });
    expect(server.notices).toHaveLength(1);
    expect(server.notices[0]).toMatchObject({
      app: 'Wilco',
      replaces: 0,
      icon: 'file:///wilco.png',
      summary: 'Failed: fix login',
      actions: [],
      timeout: -1,
      hints: { urgency: 2 },
    });
    expect(warnings).toEqual([]);
  });

  it('one task has one popup, which is updated', async () => {
    await tell({ type: 'taskStarted', task: running });
    await tell({ type: 'taskStarted', task: { ...running, id: 9 } });
    await tell({ type: 'taskEnded', task: completed });
    expect(server.notices.map(({ id, replaces }) => [id, replaces])).toEqual([
      [1, 0],
      [2, 0],
      [1, 1],
    ]);
    expect(server.onScreen.get(1)?.summary).toBe('Done: refactor auth');
  });

  it('a popup that was closed is not replaced but shown anew', async () => {
    await tell({ type: 'taskStarted', task: running });
    server.dismiss(1);
    await tell({ type: 'help', sentences: [] });
    await new Promise(setImmediate);
    await tell({ type: 'taskEnded', task: completed });
    expect(server.notices.at(-1)?.replaces).toBe(0);
  });

  it('an answer takes the place of the last answer', async () => {
    await tell({ type: 'status', live: [running], lastEnded: undefined });
    await tell({ type: 'help', sentences: ['cancel it'] });
    expect([...server.onScreen.values()].map(({ summary }) => summary)).toEqual(['You can say']);
  });

  it('a question has its choices as buttons, no default action, and expires with the question', async () => {
    await tell(asked());
    expect(server.notices[0]).toMatchObject({
      summary: 'Start “refactor auth” in api?',
      actions: ['yes', 'Yes', 'no', 'No'],
      timeout: 30_000,
    });
    expect(server.notices[0]?.body).toContain('or click');
  });

  it('a click answers the question once and closes its popup', async () => {
    const answers: Answer[] = [];
    popups.onAnswer((answer) => answers.push(answer));
    await tell(asked());
    server.click(1, 'yes');
    server.click(1, 'yes');
    await expect.poll(() => server.onScreen.size).toBe(0);
    expect(answers).toEqual([{ questionId: 'q1', key: 'yes' }]);
  });

  it('a click that arrives with the answer to Notify is not lost', async () => {
    const answers: Answer[] = [];
    popups.onAnswer((answer) => answers.push(answer));
    server.clicksAtOnce = 'no';
    await tell(asked());
    await expect.poll(() => answers).toEqual([{ questionId: 'q1', key: 'no' }]);
  });

  it('a click on the popup itself, on another popup, or with an unknown key answers nothing', async () => {
    const answers: Answer[] = [];
    popups.onAnswer((answer) => answers.push(answer));
    await tell({ type: 'taskStarted', task: running });
    await tell(asked());
    server.click(2, 'default');
    server.click(1, 'yes');
    server.click(2, 'rm');
    server.click(2, 'no');
    await expect.poll(() => answers).toEqual([{ questionId: 'q1', key: 'no' }]);
  });

  it('a handler that was taken away hears nothing', async () => {
    const answers: string[] = [];
    popups.onAnswer(() => answers.push('taken away'))();
    popups.onAnswer(() => answers.push('there'));
    await tell(asked());
    server.click(1, 'yes');
    await expect.poll(() => answers).toEqual(['there']);
  });

  it.each<[string, Announcement]>([
    ['the task it asked for starts', { type: 'taskStarted', task: { ...running, prompt: 'refactor auth' } }],
    ['it is dismissed', { type: 'dismissed' }],
    ['what it agreed to is refused', everyAnnouncement['problem'] ?? { type: 'dismissed' }],
  ])('a question closes when %s', async (_, announcement) => {
    await tell(asked());
    await tell(announcement);
    expect(server.closeCalls).toEqual([1]);
    expect(server.onScreen.has(1)).toBe(false);
  });

  it.each<[string, Announcement]>([
    ['is queued', { type: 'taskQueued', task: { ...running, prompt: 'write docs' } }],
    ['starts after all', { type: 'taskStarted', task: { ...running, prompt: 'write docs' } }],
  ])('a question whether to queue has two buttons, and closes when the task %s', async (_, announcement) => {
    await tell(asked(queueBehind()));
    expect(server.notices[0]?.actions).toEqual(['yes', 'Queue it', 'no', 'Never mind']);
    await tell(announcement);
    expect(server.closeCalls).toEqual([1]);
  });

  it('a stalled task shows in the place of its start, and its end in the place of both', async () => {
    await tell({ type: 'taskStarted', task: running });
    await tell({ type: 'taskStalled', task: running });
    await tell({ type: 'taskEnded', task: completed });
    expect(server.onScreen.size).toBe(1);
  });

  it('a question stays when something else is told meanwhile', async () => {
    await tell(asked());
    await tell({ type: 'taskEnded', task: cancelled });
    await tell({ type: 'taskStarted', task: { ...running, prompt: 'another task' } });
    await tell({ type: 'status', live: [], lastEnded: undefined });
    expect(server.closeCalls).toEqual([]);
    expect(server.onScreen.has(1)).toBe(true);
  });

  it('a new question takes the place of the old one', async () => {
    const answers: Answer[] = [];
    popups.onAnswer((answer) => answers.push(answer));
    await tell(asked());
    await tell(asked(confirmStart({ id: 'q9', prompt: 'add dark mode' })));
    expect(server.onScreen.size).toBe(1);
    server.click(1, 'yes');
    await expect.poll(() => answers).toEqual([{ questionId: 'q9', key: 'yes' }]);
  });

  it('text that looks like markup is shown, not read', async () => {
    await tell({ type: 'notUnderstood', text: '<b>a & b</b>', suggestions: [] });
    expect(server.notices[0]?.body).toContain('&lt;b&gt;a &amp; b&lt;/b&gt;');
  });

  it('a server without markup and actions gets neither', async () => {
    await server.stop();
    server = await NotificationServerFixture.start(bus.address, ['body']);
    await tell({ type: 'notUnderstood', text: '<b>a & b</b>', suggestions: [] });
    await tell(asked());
    expect(server.notices[0]?.body).toContain('<b>a & b</b>');
    expect(server.notices[1]).toMatchObject({ actions: [], body: 'Say “yes” or “no”.' });
  });

  it('what needs no popup makes none', async () => {
    await tell({ type: 'nothingHeard', why: 'too-short' });
    await tell({ type: 'nothingHeard', why: 'cancelled' });
    await tell({ type: 'dismissed' });
    await tell({ type: 'stoppedReading' });
    expect(server.notices).toEqual([]);
  });

  it('a huge text is bounded', async () => {
    await tell({ type: 'result', task: completed, text: 'line of text\n'.repeat(100_000) });
    expect(server.notices[0]?.body.length).toBeLessThan(1000);
    expect(server.notices[0]?.body.split('\n')).toHaveLength(12);
  });

  it('closing takes an open question away and leaves other popups', async () => {
    await tell({ type: 'taskStarted', task: running });
    await tell(asked());
    await popups.close();
    expect(server.closeCalls).toEqual([2]);
    await tell({ type: 'taskEnded', task: completed });
    expect(server.notices).toHaveLength(2);
  });

  it('the state names the server', async () => {
    await popups.start();
    expect(popups.state()).toEqual({ type: 'ready', detail: 'fixture 7.1' });
    await vi.waitFor(() => expect(server.notices).toEqual([]));
  });
});
