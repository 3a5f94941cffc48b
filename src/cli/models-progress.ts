import type { Milliseconds } from '../core/time.ts';

export interface Transfer {
  readonly name: string;
  readonly done: number;
  /** Undefined where the server does not tell. */
  readonly whole: number | undefined;
  /** Undefined until something is known of it. */
  readonly bytesPerSecond: number | undefined;
}

const BAR = 24;

/** One line on a download, cut at `width`: "parakeet  [######      ]  25 %  115 of 460 MiB  11.2 MiB/s  31 s left". */
export function progressLine({ name, done, whole, bytesPerSecond }: Transfer, width: number): string {
  const speed = bytesPerSecond === undefined ? '' : `  ${mebibytes(bytesPerSecond)} MiB/s`;
  if (whole === undefined || whole === 0) return `${name}  ${mebibytes(done)} MiB${speed}`.slice(0, width);
  const share = Math.min(done / whole, 1);
  const full = Math.floor(share * BAR);
  const percent = String(Math.floor(share * 100)).padStart(3);
  const left = bytesPerSecond ? `  ${timeLeft(((whole - done) / bytesPerSecond) * 1000)} left` : '';
  const figures = `${percent} %  ${mebibytes(done)} of ${mebibytes(whole)} MiB${speed}${left}`;
  const line = `${name}  [${'#'.repeat(full)}${' '.repeat(BAR - full)}] ${figures}`;
  return (line.length <= width ? line : `${name} ${figures}`).slice(0, width);
}

/** How fast it goes, by what came within the last seconds; a cut before that is forgotten. */
export class Speed {
  readonly #points: { readonly at: Milliseconds; readonly done: number }[] = [];

  /** Bytes a second; undefined for the first half second. */
  after(done: number, at: Milliseconds): number | undefined {
    this.#points.push({ at, done });
    while (this.#points.length > 2 && at - (this.#points[0]?.at ?? at) > 5000) this.#points.shift();
    const [first] = this.#points;
    if (first === undefined || at - first.at < 500) return undefined;
    return Math.max(0, ((done - first.done) * 1000) / (at - first.at));
  }
}

/** One decimal below ten. */
function mebibytes(bytes: number): string {
  const value = bytes / 2 ** 20;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function timeLeft(time: Milliseconds): string {
  const seconds = Math.ceil(time / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
