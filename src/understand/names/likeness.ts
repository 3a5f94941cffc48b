import { SoundIndex } from './sound-index.ts';
import { ALIKE } from './sound-walk.ts';

export { ALIKE };

/** How much what was heard is like one name, as {@link SoundIndex} finds it: from {@link ALIKE} to 1, or 0. */
export function likeness(heard: readonly string[], name: readonly string[]): number {
  return new SoundIndex([{ words: name, value: name }]).find(heard)[0]?.likeness ?? 0;
}
