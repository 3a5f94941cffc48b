/** Heard text without quotes around the whole of it, which some recognisers write; as it is where there are none, or more. */
export function withoutQuotesAround(text: string): string {
  const [, inside = '', end = ''] = QUOTED.exec(text) ?? [];
  return /[\p{L}\p{N}]/u.test(inside.slice(0, 1000)) ? inside.trim() + end : text;
}

const QUOTED = /^\s*["“«]([^"“”«»]*)["”»]([.!?…]*)\s*$/u;
