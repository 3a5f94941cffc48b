/** Words of one text that another has not, with what stands there instead. */
export interface WordChange {
  /** Where the words begin in the first text, and how many they are. */
  readonly at: number;
  readonly dropped: readonly string[];
  readonly added: readonly string[];
}

/**
 * What was changed between two texts, by the longest row of words that both have in common; of equally long ones that
 * whose words stand latest, so that of a repetition the first is the dropped one. Time and space grow with the product
 * of the lengths.
 */
export function wordChanges(
  before: readonly string[],
  after: readonly string[],
  isSame: (one: string, other: string) => boolean,
): readonly WordChange[] {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  for (const [row, one] of before.entries()) {
    for (const [column, other] of after.entries()) {
      common[(row + 1) * width + column + 1] = isSame(one, other)
        ? (common[row * width + column] ?? 0) + 1
        : Math.max(common[row * width + column + 1] ?? 0, common[(row + 1) * width + column] ?? 0);
    }
  }
  const changes: WordChange[] = [];
  let row = before.length;
  let column = after.length;
  let dropped: string[] = [];
  let added: string[] = [];
  const close = () => {
    if (dropped.length + added.length > 0) changes.unshift({ at: row, dropped, added });
    dropped = [];
    added = [];
  };
  while (row > 0 || column > 0) {
    const one = before[row - 1];
    const other = after[column - 1];
    if (one !== undefined && other !== undefined && isSame(one, other)) {
      close();
      row -= 1;
      column -= 1;
    } else if (other === undefined || (one !== undefined && lengthAt(row - 1, column) >= lengthAt(row, column - 1))) {
      if (one !== undefined) dropped.unshift(one);
      row -= 1;
    } else {
      added.unshift(other);
      column -= 1;
    }
  }
  close();
  return changes;

  function lengthAt(rowAt: number, columnAt: number): number {
    return common[rowAt * width + columnAt] ?? 0;
  }
}
