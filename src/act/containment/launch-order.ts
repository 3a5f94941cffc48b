/** A program to be started by the launcher. No text of it holds a NUL character, which no system call could carry. */
export interface LaunchOrder {
  readonly id: number;
  /** The working directory, absolute. */
  readonly folder: string;
  /** Takes stdout and stderr in true order; made where it is missing, else appended to. */
  readonly logFile: string;
  /** Bytes of the log that are kept; 0: all. */
  readonly logLimit: number;
  /** See run-file.ts. It must not exist yet. */
  readonly runFile: string;
  /** The file that the program reads as its stdin; undefined: nothing. */
  readonly stdin: string | undefined;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** The order in the form that assets/launcher/launcher.pl reads. */
export function encodeOrder(order: LaunchOrder): Buffer {
  const { id, folder, logFile, logLimit, runFile, stdin, command, env } = order;
  const fields = [
    ...[`${id}`, folder, logFile, `${logLimit}`, runFile, stdin ?? ''],
    ...[`${command.length}`, ...command],
    ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
  ];
  const body = Buffer.from(fields.join('\0'));
  return Buffer.concat([Buffer.from(`${body.length}\n`), body]);
}
