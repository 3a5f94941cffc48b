/**
 * A contraction in full: "what's" → what, is; "don't" → do, not. A possessive reads as "is" too, which does no harm
 * since templates go through the same. Undefined when the word is none.
 */
export function expandContraction(word: string): readonly string[] | undefined {
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole;
  const apostrophe = word.lastIndexOf("'");
  if (apostrophe <= 0) return undefined;
  const ending = ENDINGS.get(word.slice(apostrophe + 1));
  if (ending === undefined) return undefined;
  const negated = ending === 'not';
  const stem = word.slice(0, negated ? apostrophe - 1 : apostrophe);
  return stem === '' ? undefined : [stem, ending];
}

const ENDINGS = new Map([
  ['s', 'is'],
  ['re', 'are'],
  ['ll', 'will'],
  ['ve', 'have'],
  ['m', 'am'],
  ['d', 'would'],
  ['t', 'not'],
]);

/** Irregular ones, and those that people write without the apostrophe. */
const WHOLE = new Map<string, readonly string[]>([
  ["won't", ['will', 'not']],
  ["can't", ['can', 'not']],
  ["ain't", ['is', 'not']],
  ['cannot', ['can', 'not']],
  ['whats', ['what', 'is']],
  ['hows', ['how', 'is']],
  ['wheres', ['where', 'is']],
  ['whos', ['who', 'is']],
  ['thats', ['that', 'is']],
  ['dont', ['do', 'not']],
  ['cant', ['can', 'not']],
  ['didnt', ['did', 'not']],
  ['doesnt', ['does', 'not']],
  ['isnt', ['is', 'not']],
]);
