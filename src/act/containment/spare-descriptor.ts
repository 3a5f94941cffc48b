import { closeSync, openSync } from 'node:fs';

let spare: number | undefined;

/**
 * What `use` gives, which opens one file at a time and closes it before it returns. It does not fail for want of a
 * descriptor: one is kept in reserve for it. What cannot be looked at must not pass for dead.
 */
export function withDescriptor<T>(use: () => T): T {
  reserve();
  try {
    return use();
  } catch (cause) {
    if (spare === undefined || !isShortage(cause)) throw cause;
    closeSync(spare);
    spare = undefined;
    try {
      return use();
    } finally {
      reserve();
    }
  }
}

function reserve(): void {
  try {
    spare ??= openSync('/dev/null', 'r');
  } catch {}
}

function isShortage(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'EMFILE' || thrown.code === 'ENFILE');
}
