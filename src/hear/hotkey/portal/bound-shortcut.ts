import { record } from './portal-request.ts';

/**
 * How the desktop describes what triggers a shortcut ("Press F9"), in a list of type a(sa{sv}); empty when it is bound
 * to no key; undefined when it is not in the list.
 */
export function triggerOf(shortcuts: unknown, id: string): string | undefined {
  if (!Array.isArray(shortcuts)) return undefined;
  for (const shortcut of shortcuts) {
    if (!Array.isArray(shortcut) || shortcut[0] !== id) continue;
    const trigger = record(shortcut[1])['trigger_description'];
    return typeof trigger === 'string' ? oneLine(trigger) : '';
  }
  return undefined;
}

/** What to tell of a key that works: the desktop's own words, and the config's where the person chose another key. */
export function describeTrigger(trigger: string, keyName: string): string {
  const where = 'through the desktop portal';
  const words = new Set(wordsOf(trigger));
  if (keyName.split('+').every((part) => wordsOf(part).every((word) => words.has(word)))) return `${trigger}, ${where}`;
  return `${trigger}, ${where} (chosen in the desktop's settings; the config asks for ${keyName})`;
}

/** "ControlRight" → control, right. Meta goes by other names on a desktop. */
function wordsOf(text: string): readonly string[] {
  const words =
    text
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+\d*|\d+/gu) ?? [];
  return words.map((word) => synonyms.get(word) ?? word);
}

const synonyms: ReadonlyMap<string, string> = new Map([
  ['control', 'ctrl'],
  ['meta', 'super'],
  ['logo', 'super'],
  ['win', 'super'],
]);

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
}
