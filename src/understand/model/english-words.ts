/**
 * The words of English by which a model's answer is held to what was said. Several words are a phrase. Lower case,
 * contractions in full.
 */

/** Intents that cost work or come as a surprise, each with the words without which nobody meant it. */
export const ORDER_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['cancel', cancelling()],
  ['cancelAll', cancelling()],
  [
    'shutdown',
    [
      ...['shut', 'shutdown', 'shutting down', 'quit', 'exit', 'turn off', 'turn yourself off', 'turn wilco off'],
      ...['switch off', 'switch yourself off', 'power off', 'power down', 'stop wilco', 'stop yourself', 'end wilco'],
      ...['close wilco', 'close yourself', 'terminate wilco', 'kill wilco', 'stop running', 'stop listening'],
    ],
  ],
  [
    'retry',
    [
      ...[
        'again',
        'retry',
        'retrying',
        'rerun',
        're run',
        'redo',
        're do',
        'restart',
        're start',
        'repeat',
        'once more',
      ],
      ...['one more time', 'another go', 'another try', 'another shot', 'another attempt', 'another chance', 'try it'],
      ...['try that', 'second try', 'second go', 'second attempt', 'start over', 'do over', 'from scratch', 'anew'],
    ],
  ],
  [
    'undo',
    [
      ...['undo', 'take back', 'take that back', 'take it back', 'revert that', 'revert it', 'scratch that'],
      ...['was a mistake', 'by mistake', 'my mistake', 'not mean that', 'not mean it', 'not mean to'],
    ],
  ],
]);

/** Without one of these nobody meant all tasks. */
export const ALL_WORDS: readonly string[] = [
  ...['all', 'every', 'everything', 'everyone', 'each', 'both', 'them', 'these', 'those', 'whole', 'lot', 'entire'],
  ...['any', 'anything', 'whatever', 'tasks', 'jobs', 'agents'],
];

/** What turns an order into its opposite. */
export const NEGATIONS: ReadonlySet<string> = new Set(['not', 'never', 'without']);

/** What stands for a task that is not named. */
export const REFERRING_WORDS: readonly string[] = [
  ...['it', 'that', 'this', 'them', 'these', 'those', 'one', 'ones', 'other', 'others', 'rest', 'else', 'both', 'all'],
  ...[
    'last',
    'latest',
    'newest',
    'oldest',
    'previous',
    'before',
    'recent',
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
  ],
  ...['task', 'tasks', 'job', 'jobs', 'agent', 'agents', 'thing', 'whatever', 'what', 'which', 'running', 'broken'],
];

/** At once, without a chance to put things in order. */
export const AT_ONCE_WORDS: readonly string[] = [
  ...['now', 'immediately', 'instantly', 'right away', 'straight away', 'at once', 'force', 'hard', 'kill'],
];

/** Words that carry no meaning of their own: a prompt may have them though nobody said them. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its is are was were be been being am do does did to of in on at for with by ' +
    'from as and or but if then than so i you he she we they me him her us my your our their his please can could ' +
    'would will shall should may might must just some there here what which who how when where why has have had let ' +
    'into onto about up out off over also s'
  ).split(' '),
);

/** What is said while thinking, or by mistake. */
export const FILLERS: readonly string[] = [
  ...['uh', 'um', 'uhm', 'er', 'erm', 'hmm', 'ah', 'eh', 'oh', 'please', 'you know', 'i mean', 'no wait', 'wait no'],
  ...['i guess', 'basically', 'actually', 'let me see'],
];

/** The same at the very beginning; later they may be a part of the work ("make it wait", "return okay"). */
export const OPENING_FILLERS: readonly string[] = [...FILLERS, 'okay', 'ok', 'wait', 'sorry'];

/** How signs are called when a name or path is dictated. */
export const SIGN_NAMES: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['point', '.'],
  ['slash', '/'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['underscore', '_'],
  ['colon', ':'],
  ['comma', ','],
  ['hash', '#'],
  ['at', '@'],
]);

function cancelling(): readonly string[] {
  return [
    ...[
      'cancel',
      'cancelling',
      'canceling',
      'stop',
      'stopping',
      'kill',
      'killing',
      'end',
      'ending',
      'abort',
      'aborting',
    ],
    ...['quit', 'halt', 'terminate', 'drop', 'scrap', 'ditch', 'nix', 'axe', 'discard', 'call off', 'call it off'],
    ...['call that off', 'get rid of', 'throw away', 'knock off', 'shut down', 'pull the plug', 'put an end', 'bin'],
  ];
}
