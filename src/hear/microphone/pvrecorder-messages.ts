import type { Samples } from '../../core/audio.ts';

/** What the daemon asks of the process that records with pvrecorder. `take` counts, so that nothing late is mistaken. */
export type ToPvRecorder =
  /** Ends what is recorded before. `device`: as in the settings; undefined for the system's default. */
  | {
      readonly type: 'record';
      readonly take: number;
      readonly device: string | undefined;
      readonly frameLength: number;
    }
  | { readonly type: 'stop' };

/** What that process answers. */
export type FromPvRecorder =
  | { readonly type: 'frame'; readonly take: number; readonly samples: Samples }
  /** The device is closed, after `stop`. */
  | { readonly type: 'stopped'; readonly take: number }
  /** The device is closed, or never was open. `end`: as a recorder's. */
  | { readonly type: 'failed'; readonly take: number; readonly end: 'no-device' | 'ended'; readonly detail: string };
