import { WilcoError } from '../core/error.ts';

/**
 * `text` as one word of a unit file: in double quotes, specifiers (%) and escapes undone. Throws `service` for a control
 * character. Source: systemd.syntax(7), "Quoting", and systemd.unit(5), "Specifiers".
 */
export function quoted(text: string): string {
  if (/[\u0000-\u001f\u007f]/.test(text)) throw impossible('a control character', text);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;
}

/**
 * The program of an `ExecStart=`, with the prefix that leaves `$` alone in the whole line. Throws `service` for what
 * systemd does not take in a program's path, however it is quoted: quotes and backslashes.
 */
export function quotedProgram(path: string): string {
  if (/["'\\]/.test(path)) throw impossible('a quote or a backslash', path);
  return `:${quoted(path)}`;
}

function impossible(what: string, path: string): WilcoError {
  return new WilcoError({
    code: 'service',
    message: `A systemd unit cannot hold ${what}: ${JSON.stringify(path)}.`,
    hint: 'Move Wilco to a folder with an ordinary name, or take that folder out of PATH; then: wilco service install',
  });
}
