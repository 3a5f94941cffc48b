import { tokenise } from '../text/tokens.ts';

/** Every character of a text that belongs to none of its words and is no white space, seen or not. */
export function signsIn(text: string): readonly string[] {
  let rest = '';
  let end = 0;
  for (const token of tokenise(text)) {
    rest += text.slice(end, Math.max(end, token.start));
    end = Math.max(end, token.end);
  }
  return [...`${rest}${text.slice(end)}`].filter((sign) => !/\s/.test(sign));
}
