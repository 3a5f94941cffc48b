import type { FilledSlot } from './hypothesis.ts';
import type { Context, SlotValue } from './slot-list.ts';

/** Home Assistant's `requires_context` and `excludes_context` of a block of sentences. */
export interface ContextRule {
  readonly requires: Context;
  readonly excludes: Context;
}

/** The given facts and those of the values on the way, later ones before earlier ones. */
export function contextWith(given: Context, slots: FilledSlot | undefined): Context {
  if (slots === undefined) return given;
  const before = contextWith(given, slots.before);
  const { filling } = slots;
  return filling.type === 'value' && filling.context !== undefined ? { ...before, ...filling.context } : before;
}

/**
 * Whether the facts are as a block wants them, read as Home Assistant does: a plain value must be equal, of a list one
 * must be, `null` takes any value; `{ value, slot }` compares with `value`. What is required must be there.
 */
export function fitsContext({ requires, excludes }: ContextRule, context: Context): boolean {
  const lacking = Object.entries(requires).some(([name, wanted]) => {
    const value = plainValue(wanted) ?? null;
    return !(name in context) || (value !== null && !isAmong(plainValue(context[name]), value));
  });
  if (lacking) return false;
  return !Object.entries(excludes).some(
    ([name, unwanted]) => name in context && isAmong(plainValue(context[name]), plainValue(unwanted)),
  );
}

/** The rule without what the facts say nothing about: what is left is broken by them, or kept. */
export function aboutFacts({ requires, excludes }: ContextRule, context: Context): ContextRule {
  const stated = Object.entries(requires).filter(([name]) => name in context);
  return { requires: Object.fromEntries(stated), excludes };
}

/** The slots that `requires_context` fills: `slot: true` under the fact's own name, `slot: "other"` under that. */
export function slotsFromContext({ requires }: ContextRule, context: Context): Readonly<Record<string, SlotValue>> {
  const filled: Record<string, SlotValue> = {};
  for (const [name, wanted] of Object.entries(requires)) {
    const slot = isRecord(wanted) ? wanted['slot'] : undefined;
    const value = plainValue(context[name]);
    if (slot !== true && typeof slot !== 'string') continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      filled[slot === true ? name : slot] = value;
    }
  }
  return filled;
}

function isAmong(actual: unknown, wanted: unknown): boolean {
  return Array.isArray(wanted) ? wanted.includes(actual) : actual === wanted;
}

function plainValue(value: unknown): unknown {
  return isRecord(value) ? value['value'] : value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
