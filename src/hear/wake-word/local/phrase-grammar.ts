/** English as the model has it. */
const PHONEMES = [
  ...[
    'AA',
    'AE',
    'AH',
    'AO',
    'AW',
    'AY',
    'B',
    'CH',
    'D',
    'DH',
    'EH',
    'ER',
    'EY',
    'F',
    'G',
    'HH',
    'IH',
    'IY',
    'JH',
    'K',
  ],
  ...['L', 'M', 'N', 'NG', 'OW', 'OY', 'P', 'R', 'S', 'SH', 'T', 'TH', 'UH', 'UW', 'V', 'W', 'Y', 'Z', 'ZH'],
];

/** A word for each phoneme. A phrase's words hold no underscore. */
export const phonemeWords: ReadonlyMap<string, readonly string[]> = new Map(
  PHONEMES.map((phoneme) => [`phoneme_${phoneme}`, [phoneme]]),
);

/** The phrase in the middle of anything that is said before and after it. */
export function phraseGrammar(words: readonly string[]): string {
  const rules = [
    `public <heard> = <sound>* ${words.join(' ')} <sound>*;`,
    `<sound> = ${[...phonemeWords.keys()].join(' | ')};`,
  ];
  return `#JSGF V1.0;\ngrammar wake;\n${rules.join('\n')}\n`;
}
