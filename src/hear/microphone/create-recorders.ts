import type { Log } from '../../core/log.ts';
import { ProgramRecorder } from './program-recorder.ts';
import { PvRecorder } from './pvrecorder.ts';
import type { Recorder } from './recorder.ts';
import type { BackendName, MicrophoneSettings } from './settings.ts';

/**
 * What `auto` tries, the quickest first. From the press to the first sound it took, cold, median of 40 on PulseAudio:
 * parec 25 ms, arecord 31 to 47, sox 34 to 48, pvrecorder 57, whose process also takes 28 MiB.
 */
const backendNames: readonly BackendName[] = ['parec', 'arecord', 'sox', 'rec', 'pvrecorder'];

export interface RecorderParts {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
  /** Processes that stay between recordings end when it aborts. */
  readonly signal: AbortSignal;
}

/** The recorders of the settings, the quickest first. A pvrecorder that was asked for by name is started now, so that it is quick. */
export function createRecorders(
  settings: Pick<MicrophoneSettings, 'backend' | 'device'>,
  parts: RecorderParts,
): readonly Recorder[] {
  const device = namedDevice(settings.device);
  if (settings.backend !== 'pvrecorder') {
    const names = settings.backend === 'auto' ? backendNames : [settings.backend];
    return names.map((name) =>
      name === 'pvrecorder' ? new PvRecorder({ ...parts, device }) : new ProgramRecorder(name, device, parts.env),
    );
  }
  const recorder = new PvRecorder({ ...parts, device });
  recorder.prepare();
  return [recorder];
}

/** Undefined where the system chooses. */
export function namedDevice(device: string): string | undefined {
  return device === 'default' || device === '' ? undefined : device;
}
