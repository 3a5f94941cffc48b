/** A name or word without the quotes around the whole of it; empty where there is none. */
export function withoutQuotes(text: unknown): string {
  if (typeof text !== 'string') return '';
  const trimmed = text.trim();
  const inside = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|`(.*)`)$/su.exec(trimmed);
  return (inside?.slice(1).find((part) => part !== undefined) ?? trimmed).trim();
}
