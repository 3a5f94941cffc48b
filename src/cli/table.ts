import { plainLine } from '../core/plain-text.ts';

/**
 * Rows as aligned columns two spaces apart, without trailing blanks. Every cell becomes one line of plain text. With
 * `width` a row is cut at that many characters.
 */
export function table(rows: readonly (readonly string[])[], width?: number): string {
  const plain = rows.map((row) => row.map(plainLine));
  const widths: number[] = [];
  for (const row of plain) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, lengthOf(cell));
  }
  return plain
    .map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell))).join('  '))
    .map((line) => cut(line.trimEnd(), width))
    .join('\n');
}

/** How wide the terminal is; undefined when the output goes elsewhere, where nothing must be cut. */
export function terminalWidth(): number | undefined {
  return process.stdout.isTTY ? process.stdout.columns : undefined;
}

function cut(line: string, width: number | undefined): string {
  const letters = Array.from(line);
  return width === undefined || letters.length <= width ? line : `${letters.slice(0, width - 1).join('')}…`;
}

/** Letters, not UTF-16 units. */
function lengthOf(cell: string): number {
  return Array.from(cell).length;
}
