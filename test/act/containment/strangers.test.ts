import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { Family } from '../../../src/act/containment/family.ts';
import { bootId, identityOf, isAlive } from '../../../src/act/containment/process-identity.ts';
import { processName } from '../../../src/act/containment/process-name.ts';
import { type ProcessEntry, readProcess } from '../../../src/act/containment/process-table.ts';
import { sendSignal, sendSignalToGroup } from '../../../src/act/containment/send-signal.ts';
import { soon } from '../processes.ts';

describe('a stranger who got the process id of an agent', () => {
  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  async function stranger(env: NodeJS.ProcessEnv = {}): Promise<ChildProcess & { pid: number }> {
    const child = spawn('/bin/sleep', ['600'], { detached: true, stdio: 'ignore', env });
    children.push(child);
    await once(child, 'spawn');
    const { pid } = child;
    if (pid === undefined) throw new Error('not started');
    await soon(() => processName(pid)).toBe('sleep');
    return Object.assign(child, { pid });
  }

  const entryOf = (pid: number): ProcessEntry => {
    const entry = readProcess(pid);
    if (entry === undefined) throw new Error(`no process ${pid}`);
    return entry;
  };

  it('gets no signal, and neither does the group it leads', async () => {
    const { pid } = await stranger();
    const earlier = { pid, startTime: entryOf(pid).startTime - 1 };
    expect(sendSignal(earlier, 'SIGKILL')).toBe(false);
    expect(sendSignalToGroup(earlier, 'SIGKILL')).toBe(false);
    expect(entryOf(pid).dead).toBe(false);
    expect(sendSignal(entryOf(pid), 'SIGKILL')).toBe(true);
  });

  it('is no member of the family', async () => {
    const { pid } = await stranger();
    const { startTime } = entryOf(pid);
    expect(
      new Family({ marker: 'm-1', wrapper: undefined, leader: { pid, startTime: startTime - 1 } }).members(),
    ).toEqual([]);
    expect(new Family({ marker: 'm-1', wrapper: undefined, leader: { pid, startTime } }).members()).toMatchObject([
      { pid },
    ]);
  });

  it('is not the process that was, nor is one from before the machine was started again', async () => {
    const { pid } = await stranger();
    const identity = identityOf(pid);
    expect(identity).toEqual({ pid, startTime: entryOf(pid).startTime, bootId: bootId() });
    if (identity === undefined) return;
    expect(isAlive(identity)).toBe(true);
    expect(isAlive({ ...identity, startTime: identity.startTime - 1 })).toBe(false);
    expect(isAlive({ ...identity, bootId: 'another' })).toBe(false);
  });

  it('is told from a marked process by the whole marker', async () => {
    const marked = await stranger({ WILCO_TASK: 'm-2' });
    await stranger({ WILCO_TASK: 'm-3' });
    const members = new Family({ marker: 'm-2', wrapper: undefined, leader: undefined }).members();
    expect(members.map((member) => member.pid)).toEqual([marked.pid]);
  });

  it('a dead process whose parent does not ask for its end counts as dead', async () => {
    // The child ends when the parent is the sleep that asks for nobody's end: a shell asks for that of its children.
    const parent = spawn('/bin/sh', ['-c', 'exec 3<&0; cat <&3 >/dev/null & echo $!; exec sleep 600'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    children.push(parent);
    const [pid] = await once(parent.stdout, 'data');
    await soon(() => processName(parent.pid ?? 0)).toBe('sleep');
    parent.stdin.end();
    await soon(() => readProcess(Number(pid))?.dead).toBe(true);
    expect(sendSignal(entryOf(Number(pid)), 'SIGTERM')).toBe(false);
  });
});
