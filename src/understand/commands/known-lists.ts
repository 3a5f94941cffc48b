import { BUILT_IN_AGENTS } from '../../core/agent-settings.ts';
import { RangeList } from '../templates/range-list.ts';
import type { SlotList, SlotLists } from '../templates/slot-list.ts';
import { TextList } from '../templates/text-list.ts';

/**
 * The lists that a sentence of the person's own may name without defining them, with values that stand for those of run
 * time wherever sentences are tried before anything is known. The names are words that no command will hold.
 */
export const KNOWN_LISTS: SlotLists = new Map<string, SlotList>([
  ['project', listOf(['zanzibar'])],
  ['name', listOf(['quetzal'])],
  ['agent', listOf(Object.keys(BUILT_IN_AGENTS))],
  ['number', new RangeList({ from: 1, to: 999_999 })],
]);

function listOf(texts: readonly string[]): TextList {
  return new TextList(texts.map((text) => ({ text, value: text })));
}
