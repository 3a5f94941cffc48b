import { spawn } from 'node:child_process';
import type { Milliseconds } from '../../core/time.ts';
import { BackOff, type BackOffTimes } from '../child/back-off.ts';

/** New and removed sources, and another default; not the streams, which come and go with every cue. */
const NEWS = /^Event '(?:new|remove)' on source #|^Event 'change' on server/mu;

/** A watch that has lived so long reaches the sound server; what happened before it, nobody has told. */
const SETTLED: Milliseconds = 1000;

/**
 * Calls `onChange` whenever the sound server has other sources, or another default one, than before, and when it can be
 * reached again. Costs a process of 2 MiB that sleeps. Resolves after `signal` aborted, and when there is no `pactl`;
 * never rejects.
 */
export async function watchSources(
  env: NodeJS.ProcessEnv,
  times: BackOffTimes,
  onChange: () => void,
  signal: AbortSignal,
): Promise<void> {
  const backOff = new BackOff(times);
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const startedAt = performance.now();
    const settled = attempt === 0 ? undefined : setTimeout(onChange, SETTLED);
    // Out of memory, spawn throws.
    const end = await watchOnce(env, onChange, signal).catch(() => 'ended');
    clearTimeout(settled);
    if (end === 'missing') return;
    await backOff.wait(performance.now() - startedAt, signal);
  }
}

/**
 * `pactl` ignores that nobody reads it any more, so a shell ends it when its own input ends: with the daemon, whatever
 * became of that. The shell itself holds no output, which so ends with `pactl`.
 */
const WATCH = 'command -v pactl >/dev/null || exit 127; pactl subscribe & exec >&-; read -r end; kill $!';

function watchOnce(env: NodeJS.ProcessEnv, onChange: () => void, signal: AbortSignal): Promise<'missing' | 'ended'> {
  return new Promise((resolve) => {
    const watch = spawn('sh', ['-c', WATCH], { env: { ...env, LC_ALL: 'C' }, stdio: ['pipe', 'pipe', 'ignore'] });
    const end = () => void watch.stdin?.end();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    let rest = '';
    watch.stdin?.on('error', () => undefined);
    watch.stdout?.on('end', end);
    watch.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      if (!signal.aborted && lines.some((line) => NEWS.test(line))) onChange();
    });
    let isMissing = false;
    watch.on('error', (error: NodeJS.ErrnoException) => {
      isMissing = error.code === 'ENOENT';
    });
    watch.once('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve(isMissing || code === 127 ? 'missing' : 'ended');
    });
  });
}
