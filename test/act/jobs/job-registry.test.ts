import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobRegistry } from '../../../src/act/jobs/job-registry.ts';
import type { RunningProcess } from '../../../src/core/task.ts';
import { soon } from '../processes.ts';

const ABOUT = { name: 'work', mode: 'test' };

describe('JobRegistry', () => {
  let jobs: JobRegistry;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    jobs = new JobRegistry();
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  const hanging = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });

  /** A process that leads a group of its own; resolves once it is deaf to SIGTERM where it shall be. */
  async function child(options: { ignoresTerm?: boolean } = {}): Promise<ChildProcess> {
    const command = options.ignoresTerm === true ? `trap '' TERM; echo ready; sleep 600` : 'echo ready; exec sleep 600';
    const process = spawn('/bin/sh', ['-c', command], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(process);
    if (process.stdout !== null) await once(process.stdout, 'data');
    return process;
  }

  /** A job that runs as long as `process`. */
  const jobOf = (process: RunningProcess) =>
    jobs.submit(async (signal) => {
      jobs.registerProcess(process);
      await hanging(signal);
    }, ABOUT);

  describe('submit', () => {
    it('returns a running job', () => {
      const job = jobs.submit(hanging, { name: 'listen', mode: 'transcribe' });
      expect(job).toMatchObject({ name: 'listen', mode: 'transcribe', state: 'running', process: undefined });
    });

    it('increments ids', () => {
      expect([1, 2, 3].map(() => jobs.submit(hanging, ABOUT).id)).toEqual([1, 2, 3]);
    });

    it('ends in success', async () => {
      const job = jobs.submit(async () => 42, ABOUT);
      await expect(job.done.then((value) => [value, job.state])).resolves.toEqual([42, 'success']);
    });

    it('ends in failure', async () => {
      const job = jobs.submit(async () => {
        throw new Error('no');
      }, ABOUT);
      await expect(job.done.catch((error: unknown) => [String(error), job.state])).resolves.toEqual([
        'Error: no',
        'failure',
      ]);
    });

    it('ends in revoked', async () => {
      const job = jobs.submit(hanging, ABOUT);
      jobs.revoke(job.id);
      await expect(job.done.catch(() => job.state)).resolves.toBe('revoked');
    });
  });

  describe('registerProcess', () => {
    it('associates the process with its job, the last one wins', async () => {
      const [first, second] = [await child(), await child()];
      const job = jobs.submit(async (signal) => {
        await Promise.resolve();
        jobs.registerProcess(first);
        jobs.registerProcess(second);
        await hanging(signal);
      }, ABOUT);
      await soon(() => job.process).toBe(second);
    });

    it('does nothing outside a job', async () => {
      const job = jobs.submit(hanging, ABOUT);
      jobs.registerProcess(await child());
      expect(job.process).toBeUndefined();
    });
  });

  describe('revoke', () => {
    it('cancels', () => {
      let aborted = false;
      const job = jobs.submit(async (signal) => {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        await hanging(signal);
      }, ABOUT);
      jobs.revoke(job.id);
      expect([aborted, job.state]).toEqual([true, 'revoked']);
    });

    it('kills gracefully', async () => {
      const process = await child();
      jobs.revoke(jobOf(process).id);
      const [, signal] = await once(process, 'exit');
      expect(signal).toBe('SIGTERM');
    });

    it('kills hard', async () => {
      const process = await child({ ignoresTerm: true });
      jobs.revoke(jobOf(process).id, { graceful: false });
      const [, signal] = await once(process, 'exit');
      expect(signal).toBe('SIGKILL');
    });

    it('without a process just cancels', async () => {
      const job = jobs.submit(hanging, ABOUT);
      expect(() => jobs.revoke(job.id)).not.toThrow();
      await expect(job.done).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('with a dead process is no error', async () => {
      const process = await child();
      const job = jobOf(process);
      process.kill('SIGKILL');
      await once(process, 'exit');
      expect(() => jobs.revoke(job.id)).not.toThrow();
      expect(job.state).toBe('revoked');
    });

    it('unknown id does nothing', () => {
      const job = jobs.submit(hanging, ABOUT);
      jobs.revoke(99);
      expect(job.state).toBe('running');
    });

    it('finished job does nothing', async () => {
      const job = jobs.submit(async () => 'done', ABOUT);
      await job.done;
      jobs.revoke(job.id);
      expect(job.state).toBe('success');
    });
  });

  describe('revokeAll', () => {
    it('revokes all active', async () => {
      const finished = jobs.submit(async () => {}, ABOUT);
      await finished.done;
      const active = [jobs.submit(hanging, ABOUT), jobs.submit(hanging, ABOUT)];
      jobs.revokeAll();
      expect(active.map((job) => job.state)).toEqual(['revoked', 'revoked']);
      expect(finished.state).toBe('success');
    });
  });

  describe('active', () => {
    it('gives running only', async () => {
      const running = jobs.submit(hanging, ABOUT);
      await jobs.submit(async () => {}, ABOUT).done;
      jobs.revoke(jobs.submit(hanging, ABOUT).id);
      expect(jobs.active()).toEqual([running]);
    });

    it('is sorted by id', () => {
      const submitted = [1, 2, 3, 4].map(() => jobs.submit(hanging, ABOUT));
      expect(jobs.active()).toEqual(submitted);
    });

    it('is empty when all are done', async () => {
      await Promise.all([1, 2].map(() => jobs.submit(async () => {}, ABOUT).done));
      expect(jobs.active()).toEqual([]);
    });
  });

  describe('shutdown', () => {
    it('revokes and waits', async () => {
      let cleanedUp = false;
      const job = jobs.submit(async (signal) => {
        await hanging(signal).catch(() => {});
        await new Promise(setImmediate);
        cleanedUp = true;
        throw new Error('a fault on the way out');
      }, ABOUT);
      await jobs.shutdown();
      expect([job.state, cleanedUp]).toEqual(['revoked', true]);
    });

    it('empty does nothing', async () => {
      await expect(jobs.shutdown()).resolves.toBeUndefined();
    });
  });

  it('a shutdown does not wait for ever: a process that is deaf is killed, a job that never ends is left', async () => {
    jobs = new JobRegistry({ patience: 50 });
    const process = await child({ ignoresTerm: true });
    const job = jobs.submit(async () => {
      jobs.registerProcess(process);
      await new Promise(() => {});
    }, ABOUT);
    await jobs.shutdown();
    const signal = process.signalCode ?? (await once(process, 'exit'))[1];
    expect([signal, job.state]).toEqual(['SIGKILL', 'revoked']);
  });

  it('a job that ends well after it was revoked stays revoked', async () => {
    const job = jobs.submit(async (signal) => {
      await hanging(signal).catch(() => {});
      return 'all the same';
    }, ABOUT);
    jobs.revoke(job.id);
    await expect(job.done).resolves.toBe('all the same');
    expect(job.state).toBe('revoked');
  });

  it('a process that leads no group is signalled alone, never with the group it lives in', async () => {
    const process = spawn('sleep', ['600'], { stdio: 'ignore' });
    children.push(process);
    await once(process, 'spawn');
    jobs.revoke(jobOf(process).id);
    const [, signal] = await once(process, 'exit');
    expect(signal).toBe('SIGTERM');
  });

  it('a process that is known to have ended gets no signal, whoever has its id by now', async () => {
    const stranger = await child();
    const job = jobOf({ pid: stranger.pid, exitCode: 0, signalCode: null });
    jobs.revoke(job.id);
    stranger.kill('SIGUSR1');
    const [, signal] = await once(stranger, 'exit');
    expect(signal).toBe('SIGUSR1');
  });
});
