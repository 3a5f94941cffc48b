/** A number said in words: its value and how many words it took. */
export interface NumberRead {
  readonly value: number;
  readonly words: number;
}

/**
 * Reads the longest English number that begins at `from`: "two", "twenty one", "three hundred and five". Undefined
 * when the word there is no number. Digit by digit ("two three") is two numbers.
 */
export function readNumberWords(words: readonly string[], from: number): NumberRead | undefined {
  let at = from;
  let total = 0;
  let part = below100(words, at);
  if (part === undefined) return undefined;
  for (;;) {
    at += part.words;
    let value = part.value;
    if (words[at] === 'hundred' && value < 100) {
      value *= 100;
      at += 1;
      const rest = afterAnd(words, at, below100);
      if (rest !== undefined) {
        value += rest.value;
        at += rest.words;
      }
    }
    if (words[at] !== 'thousand' || total > 0 || value === 0) return { value: total + value, words: at - from };
    total = value * 1000;
    at += 1;
    part = afterAnd(words, at, below100);
    if (part === undefined) return { value: total, words: at - from };
  }
}

/** 0 to 9,999 in English words as they are said: 21 is "twenty one". Larger numbers digit by digit. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0) return spellOut(String(value));
  if (value < 20) return SMALL[value] ?? '';
  if (value < 100) return joined(TENS[Math.floor(value / 10)] ?? '', value % 10);
  if (value < 1000) return joined(`${numberInWords(Math.floor(value / 100))} hundred`, value % 100);
  if (value < 10_000) return joined(`${numberInWords(Math.floor(value / 1000))} thousand`, value % 1000);
  return spellOut(String(value));
}

/** 2 → "second", 21 → "twenty", "first": how an ordinal is said. Whole numbers from 0. */
export function ordinalInWords(value: number): readonly string[] {
  const words = numberInWords(value).split(' ');
  const last = words.pop() ?? '';
  return [...words, IRREGULAR_ORDINALS.get(last) ?? `${last.replace(/y$/, 'ie')}th`];
}

const SMALL = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const IRREGULAR_ORDINALS = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
]);
const SMALL_VALUES = new Map(SMALL.map((word, value) => [word, value]));
const TENS_VALUES = new Map(TENS.slice(2).map((word, index) => [word, (index + 2) * 10]));

function below100(words: readonly string[], at: number): NumberRead | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const small = SMALL_VALUES.get(word);
  if (small !== undefined) return { value: small, words: 1 };
  const tens = TENS_VALUES.get(word);
  if (tens === undefined) return undefined;
  const unit = SMALL_VALUES.get(words[at + 1] ?? '');
  return unit !== undefined && unit >= 1 && unit <= 9 ? { value: tens + unit, words: 2 } : { value: tens, words: 1 };
}

function afterAnd(
  words: readonly string[],
  at: number,
  read: (words: readonly string[], at: number) => NumberRead | undefined,
): NumberRead | undefined {
  if (words[at] !== 'and') return read(words, at);
  const number = read(words, at + 1);
  return number === undefined ? undefined : { value: number.value, words: number.words + 1 };
}

function joined(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${numberInWords(rest)}`;
}

function spellOut(digits: string): string {
  return [...digits]
    .map((sign) => (sign === '.' ? 'point' : sign === '-' ? 'minus' : (SMALL[Number(sign)] ?? '')))
    .join(' ');
}
