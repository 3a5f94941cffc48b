import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LogTail } from '../../../src/act/output/log-tail.ts';
import { writeOutputFile } from '../../../src/act/output/output-file.ts';
import { readableOutput } from '../../../src/act/output/readable-output.ts';
import { taskFacts } from '../../fakes/task-facts.ts';
import { textAgent } from './readers.ts';

/** Run with the path of an empty folder and few descriptors allowed: reads and writes while not one of them is free. */
const [, , dir = ''] = process.argv;
const log = join(dir, 'log');
writeFileSync(log, 'before\n');
const appender = openSync(log, 'a');
const task = taskFacts({ projectDir: dir, status: 'completed' });

const alive = setInterval(() => {}, 1_000);

const taken = takeAll();
const { tail, lines, seen } = tailing();
const early = await orWaiting(lines);

closeSync(taken.pop() ?? 0);
await seen('before');
writeSync(appender, 'unwatched\n');
await seen('unwatched');

const written = writeOutputFile(task, () => readableOutput(log, textAgent(), 0));
const late = await orWaiting(written);
for (const fd of taken) closeSync(fd);
tail.finish();
await written;
clearInterval(alive);
process.stdout.write(JSON.stringify({ early, late, lines: await lines }));

async function orWaiting(what: Promise<unknown>): Promise<unknown> {
  return await Promise.race([what, new Promise((resolve) => setTimeout(resolve, 200, 'waiting'))]);
}

function tailing() {
  const tail = new LogTail({ file: log, output: 'text', limit: 0 });
  const seen: string[] = [];
  let onLine = () => {};
  const lines = (async () => {
    for await (const batch of tail.lines()) {
      seen.push(...batch.lines);
      onLine();
    }
    return seen;
  })();
  const has = (line: string) =>
    new Promise<void>((resolve) => {
      onLine = () => {
        if (seen.includes(line)) resolve();
      };
      onLine();
    });
  return { tail, lines, seen: has };
}

function takeAll(): number[] {
  const all: number[] = [];
  try {
    for (;;) all.push(openSync(log, 'r'));
  } catch {
    return all;
  }
}
