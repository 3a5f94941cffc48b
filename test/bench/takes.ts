import type { TakeRecord } from '../../src/core/take-record.ts';
import type { Voice } from '../desktop/sound.ts';
import { until } from '../desktop/until.ts';
import type { VirtualDesktop } from '../desktop/virtual-desktop.ts';
import type { WilcoDaemon } from '../desktop/wilco-daemon.ts';
import { atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const TAKES = 32;
const VOICES = ['slt', 'rms', 'awb'] as const;
const COMMANDS = [
  'start task fix the failing test',
  'start task refactor the authentication',
  'start task update the documentation',
] as const;

/** Starts that need no answer, spoken by three voices while the real key is held. */
export async function takeFigures(desktop: VirtualDesktop, daemon: WilcoDaemon): Promise<readonly Figure[]> {
  const records: TakeRecord[] = [];
  let spoken = 0;
  while (records.length < TAKES && spoken < TAKES * 2) {
    const words = COMMANDS[spoken % COMMANDS.length] ?? COMMANDS[0];
    const voice = VOICES[spoken % VOICES.length] ?? VOICES[0];
    const record = await oneTake(desktop, daemon, words, voice);
    if (record !== undefined) records.push(record);
    spoken += 1;
    process.stderr.write(`\rtake ${records.length} of ${TAKES}, ${spoken} spoken`);
  }
  process.stderr.write('\n');
  const toIntent = records.map(({ times, intentAt }) => intentAt - known(times.lastFrameAt));
  const toAgent = records.flatMap(({ times, agentStartedAt }) =>
    agentStartedAt === undefined ? [] : [agentStartedAt - known(times.lastFrameAt)],
  );
  const lost = records.map(({ times }) => Math.max(0, known(times.firstFrameAt) - times.pressedAt));
  const row = { area: 'line', unit: 'ms', reference: null } as const;
  return [
    atMost({
      ...row,
      figure: `last kept sample → intent, p95 of ${toIntent.length}`,
      value: percentile(toIntent, 0.95),
      reach: 15,
    }),
    atMost({
      ...row,
      figure: `last kept sample → agent process started, p95 of ${toAgent.length}`,
      value: percentile(toAgent, 0.95),
      reach: 60,
    }),
    atMost({
      ...row,
      figure: `sound lost at the press of the key, most of ${lost.length}`,
      value: percentile(lost, 1),
      reach: 0,
    }),
  ];
}

/** Undefined for a take in which nothing was recognised, which the person is told by a popup. */
async function oneTake(
  desktop: VirtualDesktop,
  daemon: WilcoDaemon,
  words: string,
  voice: Voice,
): Promise<TakeRecord | undefined> {
  const popups = desktop.popups().length;
  const spokenFrom = Date.now();
  await desktop.command(words, voice);
  const seen = await until('the take', async () => {
    const last = (await daemon.client.status()).lastTakes.at(-1);
    if (last !== undefined && last.times.pressedAt >= spokenFrom) return { record: last };
    const isLost = desktop
      .popups()
      .slice(popups)
      .some(({ title }) => !/^(Started|Done)/u.test(title));
    return isLost ? { record: undefined } : undefined;
  });
  return seen.record;
}

function known(moment: number | undefined): number {
  if (moment === undefined) throw new Error('A take has no frames.');
  return moment;
}
