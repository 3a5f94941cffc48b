import type { Figure } from './figure.ts';

/** The figures as a table of aligned columns. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [
    ['area', 'figure', 'value', 'unit', 'reach', 'reference', 'ok'],
    ...figures.map((each) => [
      each.area,
      each.figure,
      String(each.value),
      each.unit,
      String(each.reach ?? '-'),
      String(each.reference ?? '-'),
      each.ok ? 'yes' : 'NO',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const aligned = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  return aligned.join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 2 || column === 4 || column === 5 ? cell.padStart(width) : cell.padEnd(width);
}
