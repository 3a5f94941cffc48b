import { Command } from 'commander';

export interface JsonOption {
  readonly json?: boolean;
}

/** A command that prints, and so takes `--json`. */
export function printingCommand(name: string, description: string): Command {
  return new Command(name).description(description).option('--json', 'print one JSON value instead of text');
}

/** Prints `value` for a program or `text()` for a person. */
export function print(options: JsonOption, value: unknown, text: () => string): void {
  const output = options.json === true ? JSON.stringify(value) : text();
  process.stdout.write(output.endsWith('\n') || output === '' ? output : `${output}\n`);
}
