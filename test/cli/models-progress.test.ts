import { describe, expect, test } from 'vitest';
import { progressLine, Speed } from '../../src/cli/models-progress.ts';
import { pullReport } from '../../src/cli/models-report.ts';

const MiB = 2 ** 20;

describe('the line on a download', () => {
  test.each<[Parameters<typeof progressLine>[0], string]>([
    [
      { name: 'tiny', done: 0, whole: 460 * MiB, bytesPerSecond: undefined },
      'tiny  [                        ]   0 %  0.0 of 460 MiB',
    ],
    [
      { name: 'tiny', done: 115 * MiB, whole: 460 * MiB, bytesPerSecond: 11.25 * MiB },
      'tiny  [######                  ]  25 %  115 of 460 MiB  11 MiB/s  31 s left',
    ],
    [
      { name: 'tiny', done: 4 * MiB, whole: 4 * MiB, bytesPerSecond: 2 * MiB },
      'tiny  [########################] 100 %  4.0 of 4.0 MiB  2.0 MiB/s  0 s left',
    ],
    [
      { name: 'tiny', done: MiB, whole: 2 * MiB, bytesPerSecond: 1000 },
      'tiny  [############            ]  50 %  1.0 of 2.0 MiB  0.0 MiB/s  18 min left',
    ],
    [{ name: 'tiny', done: 3.2 * MiB, whole: undefined, bytesPerSecond: undefined }, 'tiny  3.2 MiB'],
  ])('is as wide as the terminal lets it', (transfer, line) => {
    expect(progressLine(transfer, 120)).toBe(line);
    for (let width = 10; width < 120; width += 5)
      expect(progressLine(transfer, width).length).toBeLessThanOrEqual(width);
  });

  test('leaves the bar out before it cuts a figure', () => {
    const transfer = { name: 'tiny', done: 115 * MiB, whole: 460 * MiB, bytesPerSecond: 11.25 * MiB };
    expect(progressLine(transfer, 60)).toBe('tiny  25 %  115 of 460 MiB  11 MiB/s  31 s left');
  });
});

test('the speed is that of the last seconds, and not known at once', () => {
  const speed = new Speed();
  expect(speed.after(0, 0)).toBe(undefined);
  expect(speed.after(100, 400)).toBe(undefined);
  expect(speed.after(1000, 1000)).toBe(1000);
  expect(speed.after(1000, 5000)).toBe(200);
  for (let second = 6; second < 30; second += 1) speed.after(1000 * second, 1000 * second);
  expect(speed.after(30_000, 30_000)).toBe(1000);
});

describe('the report of a pull', () => {
  function written(isTTY: boolean): { readonly lines: string[]; readonly stream: NodeJS.WriteStream } {
    const lines: string[] = [];
    const write = (text: string) => lines.push(text) > 0;
    return { lines, stream: { isTTY, columns: 80, write } as unknown as NodeJS.WriteStream };
  }

  test('is one line that changes in a terminal, and ends with a new line', () => {
    const { lines, stream } = written(true);
    const report = pullReport('tiny', stream);
    report.progress({ type: 'fetching', done: 0, whole: 100 });
    report.progress({ type: 'fetching', done: 100, whole: 100 });
    report.progress({ type: 'unpacking' });
    report.end();
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^\r\u001b\[Ktiny {2}\[#{24}\] 100 %/);
    expect(lines.at(-1)).toBe('\n');
  });

  test('is a line for each tenth elsewhere', () => {
    const { lines, stream } = written(false);
    const report = pullReport('tiny', stream);
    for (let done = 0; done <= 1000; done += 1) report.progress({ type: 'fetching', done, whole: 1000 });
    report.end();
    expect(lines).toHaveLength(11);
    expect(lines.every((line) => line.endsWith('\n') && !line.includes('\r'))).toBe(true);
  });
});
