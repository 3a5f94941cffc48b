/**
 * A program and its arguments, so that no two different ones look alike: what is more than one plain word stands in
 * quotes, what nobody could see is written as its number.
 */
export function shownCommand(command: readonly string[]): string {
  return command.map((part) => (PLAIN.test(part) ? part : quoted(part))).join(' ');
}

/** Broken after `width` characters, at a space where there is one, for what shows no line longer. */
export function brokenLines(text: string, width: number): readonly string[] {
  const broken: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const end = space > width / 2 ? space : width;
    broken.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...broken, rest];
}

const PLAIN = /^[\p{L}\p{N}_@%+=:,./~-]+$/u;

function quoted(part: string): string {
  return JSON.stringify(part.toWellFormed()).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (unseen) => {
    return `\\u{${unseen.codePointAt(0)?.toString(16)}}`;
  });
}
