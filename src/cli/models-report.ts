import type { PullProgress } from '../models/pull-model.ts';
import { progressLine, Speed } from './models-progress.ts';

/** Shows a person how a pull goes, on stderr. */
export interface PullReport {
  progress(progress: PullProgress): void;
  /** Leaves the line of the bar. */
  end(): void;
}

/** A bar in a terminal; elsewhere a line for each tenth. */
export function pullReport(name: string, stream: NodeJS.WriteStream): PullReport {
  return stream.isTTY ? barReport(name, stream) : lineReport(name, stream);
}

function barReport(name: string, stream: NodeJS.WriteStream): PullReport {
  const speed = new Speed();
  let shownAt = Number.NEGATIVE_INFINITY;
  let open = false;
  const show = (line: string) => {
    stream.write(`\r\u001b[K${line}`);
    open = true;
  };
  return {
    progress(progress) {
      if (progress.type === 'unpacking') {
        show(`${name}  checking and unpacking …`);
        return;
      }
      const { done, whole } = progress;
      const now = performance.now();
      if (now - shownAt < 100 && done !== whole) return;
      shownAt = now;
      show(progressLine({ name, done, whole, bytesPerSecond: speed.after(done, now) }, (stream.columns || 80) - 1));
    },
    end() {
      if (open) stream.write('\n');
      open = false;
    },
  };
}

function lineReport(name: string, stream: NodeJS.WriteStream): PullReport {
  let tenth = -1;
  return {
    progress(progress) {
      if (progress.type === 'unpacking') {
        stream.write(`${name}: unpacking\n`);
        return;
      }
      const { done, whole } = progress;
      const reached = whole === undefined ? Math.floor(done / 50_000_000) : Math.floor((done * 10) / whole);
      if (reached <= tenth) return;
      tenth = reached;
      stream.write(`${progressLine({ name, done, whole, bytesPerSecond: undefined }, 120)}\n`);
    },
    end() {},
  };
}
