import type { Milliseconds } from '../../core/time.ts';
import { LONGEST_REPEAT, OVERTAKEN } from './talk-rules.ts';
import type { TalkEvent } from './talk-state.ts';

/** The key of the desktop behind `wilco talk start` and `stop`, as far as the two tell of it. */
export type CommandKey =
  /** `repeats`: it was started again while it was down, as a desktop does with a key that is held. */
  | { readonly type: 'down'; readonly startedAt: Milliseconds; readonly repeats: boolean }
  /** `late`: starts of the hold that ended so may still come, for each is a process of its own and they race. */
  | { readonly type: 'up'; readonly stoppedAt: Milliseconds; readonly late: 'none' | 'one' | 'some' };

export const neverStarted: CommandKey = { type: 'up', stoppedAt: Number.NEGATIVE_INFINITY, late: 'none' };

/**
 * The key after an event, and whether the event was no press at all. A start soon after a start, without a stop between,
 * is a repeat, whatever has become of the take meanwhile: cancelled, failed, or as long as it may be. Whoever starts anew
 * has stopped before, or has paused.
 */
export function followCommands(
  key: CommandKey,
  event: TalkEvent,
): { readonly command: CommandKey; readonly isNoPress: boolean } {
  if (!('by' in event) || event.by !== 'command') return { command: key, isNoPress: false };
  switch (event.type) {
    case 'pressed':
      return started(key, event.at);
    case 'released':
      return { command: stopped(key, event.at), isNoPress: false };
    case 'cancelled':
      return { command: key, isNoPress: false };
  }
}

function started(key: CommandKey, at: Milliseconds): ReturnType<typeof followCommands> {
  const down: CommandKey = { type: 'down', startedAt: at, repeats: false };
  if (key.type === 'down') {
    const isRepeat = at - key.startedAt <= LONGEST_REPEAT;
    return { command: { ...down, repeats: isRepeat }, isNoPress: isRepeat };
  }
  if (key.late === 'none' || at - key.stoppedAt >= OVERTAKEN) return { command: down, isNoPress: false };
  return { command: key.late === 'one' ? { ...key, late: 'none' } : key, isNoPress: true };
}

/** A stop without a start before it has overtaken the start. */
function stopped(key: CommandKey, at: Milliseconds): CommandKey {
  const late = key.type === 'up' ? 'one' : key.repeats ? 'some' : 'none';
  return { type: 'up', stoppedAt: at, late };
}
