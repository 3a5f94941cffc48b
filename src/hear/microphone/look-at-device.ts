import { namedDevice } from './create-recorders.ts';
import { matchDevice } from './match-device.ts';
import type { MicrophoneSettings } from './settings.ts';
import { listSources, type Source } from './sources.ts';

/** The microphone of the settings as the sound server has it. */
export type DeviceNow =
  | { readonly type: 'there'; readonly source: Source }
  | { readonly type: 'gone'; readonly sentence: string }
  /** There is no sound server to ask, or it has no default source. */
  | { readonly type: 'unknown' };

/** Never rejects. */
export async function lookAtDevice(
  settings: Pick<MicrophoneSettings, 'device'>,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<DeviceNow> {
  const sources = await listSources(env, signal);
  if (sources === undefined) return { type: 'unknown' };
  const wanted = namedDevice(settings.device);
  if (wanted === undefined)
    return sources.default === undefined ? { type: 'unknown' } : { type: 'there', source: sources.default };
  const found = matchDevice(wanted, sources.all);
  if (found.type === 'not-found') return { type: 'gone', sentence: found.sentence };
  const source = sources.all.find(({ name }) => name === found.device);
  return source === undefined ? { type: 'unknown' } : { type: 'there', source };
}
