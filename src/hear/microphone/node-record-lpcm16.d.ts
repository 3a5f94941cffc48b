/** node-record-lpcm16 1.0.1 has no types of its own; these are the parts that the microphone uses. */
declare module 'node-record-lpcm16' {
  import type { ChildProcess } from 'node:child_process';
  import type { Readable } from 'node:stream';

  /** What a recorder module answers: the command to spawn. */
  export interface RecorderCommand {
    readonly cmd: string;
    readonly args: readonly string[];
    readonly spawnOptions: { readonly env: NodeJS.ProcessEnv };
  }

  /** Options are handed to the recorder module whole, so it may have options of its own. */
  export interface GivenCommand {
    readonly program: string;
    readonly arguments: readonly string[];
    readonly environment: NodeJS.ProcessEnv;
  }

  export interface Recording {
    /** A program that cannot be spawned is an event `error` here. */
    readonly process: ChildProcess;
    /** The program's stdout. Emits `error` with a *string* when the program ends otherwise than with code 0. */
    stream(): Readable;
  }

  const lpcm16: {
    /** `recorder` is a built-in recorder's name or the absolute path of a CommonJS module. */
    record(options: { readonly recorder: string } & GivenCommand): Recording;
  };

  // biome-ignore lint/style/noDefaultExport: Node gives the exports of this CommonJS package as the default
  export default lpcm16;
}
