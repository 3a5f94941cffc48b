import { appendFileSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const entry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('up'), life: z.number() }),
  z.object({ type: z.literal('asked'), life: z.number(), ticket: z.string() }),
  z.object({ type: z.literal('refused'), ticket: z.string(), code: z.string() }),
  z.object({ type: z.literal('given'), ticket: z.string(), id: z.number() }),
  z.object({ type: z.literal('cancelling'), id: z.number() }),
  z.object({ type: z.literal('cancelled'), id: z.number(), answer: z.boolean() }),
  z.object({ type: z.literal('final'), id: z.number(), event: z.string(), status: z.string() }),
  z.object({ type: z.literal('stalled'), id: z.number() }),
  z.object({ type: z.literal('warning'), life: z.number(), text: z.string() }),
]);

/** What the program that is to be killed says of itself. */
export type LedgerEntry = z.infer<typeof entry>;

/** Once it returns, the entry survives the writer: the system has it, and only processes die in this test. */
export function note(ledger: string, what: LedgerEntry): void {
  appendFileSync(ledger, `${JSON.stringify(what)}\n`);
}

export function readLedger(ledger: string): readonly LedgerEntry[] {
  const lines = readFileSync(ledger, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => entry.parse(JSON.parse(line)));
}
