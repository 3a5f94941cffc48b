#!/usr/bin/env node
// A coding agent for Wilco's demo: it works for about six seconds on the one file of the demo project, says what it
// does line by line, and stops when it is told to. It thinks of nothing by itself.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const FILE = 'login.js';
const prompt = process.argv[2] ?? '';

process.once('SIGTERM', () => {
  console.log(`Stopped when asked. ${FILE} is as it was.`);
  process.exit(143);
});

console.log("This is Wilco's demo agent, not a real one.");
console.log(`Reading ${FILE}`);
const before = await readFile(FILE, 'utf8');
await sleep(2000);
console.log(`Planning: ${prompt}`);
await sleep(2000);
console.log(`Editing ${FILE}`);
const after = before.replaceAll('var ', 'const ').replaceAll(' == ', ' === ');
await sleep(2000);
await writeFile(FILE, after);
const changed = after.split('\n').filter((line, index) => line !== before.split('\n')[index]).length;
console.log(`Done. The demo agent, which is not a real one, changed ${changed} lines in ${FILE}.`);
