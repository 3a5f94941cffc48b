import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ScoreFolder } from '../../../../src/hear/recogniser/local/score-folder.ts';

it('is private, names the scores that came last, and is empty when it was cleared', () => {
  const session = mkdtempSync(join(tmpdir(), 'wilco-session-'));
  try {
    const folder = new ScoreFolder({ XDG_RUNTIME_DIR: session });
    expect([dirname(folder.path), statSync(folder.path).mode & 0o777, folder.last()]).toEqual([
      session,
      0o700,
      undefined,
    ]);
    for (const name of ['000000009.sen', '000000010.sen']) writeFileSync(join(folder.path, name), '');
    expect(folder.last()).toBe(join(folder.path, '000000010.sen'));
    folder.clear();
    expect([folder.last(), existsSync(folder.path)]).toEqual([undefined, true]);
  } finally {
    rmSync(session, { recursive: true });
  }
});

it('removes what a process that was killed left behind, and nothing else', () => {
  const session = mkdtempSync(join(tmpdir(), 'wilco-session-'));
  try {
    const dead = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    const kept = [`wilco-scores-${process.ppid}-alive`, 'wilco-scores-notes', 'other'];
    for (const name of [...kept, `wilco-scores-${dead}-left`]) mkdirSync(join(session, name));
    const folder = new ScoreFolder({ XDG_RUNTIME_DIR: session });
    expect(
      readdirSync(session)
        .map((name) => join(session, name))
        .toSorted(),
    ).toEqual([...kept.map((name) => join(session, name)), folder.path].toSorted());
  } finally {
    rmSync(session, { recursive: true });
  }
});
