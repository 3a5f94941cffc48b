import { extname } from 'node:path';

/**
 * The address of a child process's module that lies beside the caller: `childModule('./key-hook-child', import.meta.url)`
 * is `key-hook-child.ts` when the caller runs from src and `key-hook-child.js` when it runs from dist.
 */
export function childModule(name: `./${string}`, callerUrl: string): URL {
  return new URL(`${name}${extname(new URL(callerUrl).pathname)}`, callerUrl);
}
