import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A new, empty home for each test of the file: gives its path. */
export function useTemporaryHome(): () => string {
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'wilco-home-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });
  return () => home;
}
