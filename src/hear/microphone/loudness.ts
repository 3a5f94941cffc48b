import type { Level } from '../../core/heard.ts';
import type { Loudness } from '../../core/microphone-reading.ts';

/**
 * Of levels of 100 ms each, in dB below full scale. Measured on 124 commands of real people, turned down so that their
 * loudest 100 ms were at each level, with a noise of −72 dB as a common microphone has it: sentences that the local
 * engine gets wholly right, and takes that the speech gate takes for speech.
 *
 *     loudest 100 ms   −18   −36   −42   −48   −54   −60 dB
 *     right             95    92    92    76    57    24 %
 *     speech           100   100   100    94    40     6 %
 */
export const loudnessThresholds = {
  silent: -60,
  quiet: -45,
  /** A voice rises this far above what is heard between its words; the steady noise of an empty room does not. */
  aboveFloor: 6,
  /** The loudest samples stand here when they are cut off. */
  clipping: -0.1,
} as const;

/** What the levels of some seconds, in which somebody spoke, say of the microphone. Of no level at all: silent. */
export function loudnessOf(levels: readonly Level[]): Loudness {
  const loudest = Math.max(...levels.map(({ rms }) => rms), Number.NEGATIVE_INFINITY);
  // A knock on the table is one; a voice that is too loud is cut off again and again.
  const cut = levels.filter(({ peak }) => peak >= loudnessThresholds.clipping).length;
  if (cut >= 2) return 'clipping';
  const floor = levels.map(({ rms }) => rms).sort((a, b) => a - b)[Math.floor(levels.length / 10)] ?? loudest;
  if (loudest < loudnessThresholds.silent || loudest - floor < loudnessThresholds.aboveFloor) return 'silent';
  return loudest < loudnessThresholds.quiet ? 'quiet' : 'fine';
}
