import { describe, expect, it } from 'vitest';
import { readerOf } from '../../../src/act/agents/reader-of.ts';
import type { AgentFormat } from '../../../src/core/agent-settings.ts';
import { captured } from './captured.ts';

const formats: readonly Exclude<AgentFormat, 'text'>[] = ['claude', 'codex', 'gemini', 'opencode'];
const seeds = Array.from({ length: 300 }, (_, seed) => seed + 1);

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ODD: readonly unknown[] = [null, 0, -1, '', 'constructor', '__proto__', [], {}, true, [null], { type: 'text' }];

/** The same JSON with some values in it replaced by odd ones, or left out. */
function damaged(value: unknown, next: () => number): unknown {
  if (next() < 0.15) return ODD[Math.floor(next() * ODD.length)];
  if (Array.isArray(value)) return value.map((part) => damaged(part, next));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name === 'type' || next() > 0.1);
  return Object.fromEntries(kept.map(([name, part]) => [name, name === 'type' ? part : damaged(part, next)]));
}

describe.each(formats)('the reader of %s', (format) => {
  const lines = captured(`${format}-tools`);

  it('never throws, whatever is wrong with the events', () => {
    for (const seed of seeds) {
      const next = numbers(seed);
      const reader = readerOf(format);
      for (const line of lines) reader.read(JSON.stringify(damaged(JSON.parse(line), next)));
      reader.end();
    }
  });

  it('never throws, wherever a line is cut, and takes no part of a result for one', () => {
    const result = lines.at(-1) ?? '';
    for (let end = 0; end < result.length; end += 1) {
      const reader = readerOf(format);
      for (const line of lines.slice(0, -1)) reader.read(line);
      const events = reader.read(result.slice(0, end));
      expect(events).toEqual([{ type: 'line', text: result.slice(0, end) }]);
    }
  });

  it('reads events of every other agent without an error', () => {
    for (const other of formats) {
      const reader = readerOf(format);
      for (const line of captured(`${other}-tools`)) reader.read(line);
      reader.end();
    }
  });

  it('says nothing more at the end of a whole run', () => {
    const reader = readerOf(format);
    for (const line of lines) reader.read(line);
    expect(reader.end()).toEqual([]);
  });
});
