import type { Milliseconds } from '../../core/time.ts';

/** "under a second", "12 s", "2 min 10 s", "1 h 5 min", "2 d 3 h". A negative span (a clock that jumped) counts as none. */
export function shownDuration(span: Milliseconds): string {
  const parts = inParts(span);
  return parts.length === 0 ? 'under a second' : parts.map(({ count, unit }) => `${count} ${unit.short}`).join(' ');
}

/** The same for a voice: "12 seconds", "2 minutes 10 seconds". */
export function spokenDuration(span: Milliseconds): string {
  const parts = inParts(span);
  if (parts.length === 0) return 'under a second';
  return parts.map(({ count, unit }) => `${count} ${unit.long}${count === 1 ? '' : 's'}`).join(' ');
}

interface Unit {
  readonly seconds: number;
  readonly short: string;
  readonly long: string;
}

const units: readonly Unit[] = [
  { seconds: 86_400, short: 'd', long: 'day' },
  { seconds: 3600, short: 'h', long: 'hour' },
  { seconds: 60, short: 'min', long: 'minute' },
  { seconds: 1, short: 's', long: 'second' },
];

/** The largest unit and the one below it, without those that are zero. */
function inParts(span: Milliseconds): { count: number; unit: Unit }[] {
  let rest = Math.max(0, Math.floor(span / 1000));
  const counted = units.map((unit) => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return { count, unit };
  });
  const first = counted.findIndex(({ count }) => count > 0);
  return first === -1 ? [] : counted.slice(first, first + 2).filter(({ count }) => count > 0);
}
