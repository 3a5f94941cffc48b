/** Words that tell nothing about a task. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those some any all every each of in on at to for from by with into onto about as and or',
    'but so then than it its it’s is are be been was were do does did please can could would should will you we i me my our',
    "your us there here just also new now up out off over i'm i'd i've i'll it's that's there's what's let's we're you're",
    'they he she them his her their who what why how when where which whether if because since while until after before',
    'have has had want wants need needs like wish hope think must might may shall hey hi hello dear ok okay thanks thank',
    'kindly really very quite bit little still again maybe perhaps currently always sometimes somehow simply basically',
    'go going get gets got ahead something anything everything somewhere somebody someone thing things stuff etc via using',
    'im id ive ill lets dont per am not-so between through during within onto upon such own same too much many more most',
    'let called named claude codex gemini wilco',
  ].flatMap((line) => line.split(' ')),
);

/** What belongs to a word behind it: a name does not end so. */
export const NEVER_LAST: ReadonlySet<string> = new Set(
  "not no never without don't doesn't only instead and or the a an of in on at to for from by with into about".split(
    ' ',
  ),
);

/** What work begins with, as orders are worded. */
export const VERBS: ReadonlySet<string> = new Set(
  [
    'fix add refactor update upgrade bump write create implement remove delete rename move migrate convert replace rewrite',
    'improve optimise optimize speed clean test debug investigate check review run build deploy release publish document',
    'explain find search list show read translate format lint sort split merge rebase revert extract inline simplify reduce',
    'increase change make set configure enable disable support handle prevent validate verify ensure generate scaffold',
    'install uninstall integrate connect hook wire port backport benchmark profile measure cache log track monitor expose',
    'hide render parse load save store fetch send import export sync open close start stop kill restart tidy polish style',
    'design draft summarise summarize compare analyse analyze audit scan secure sanitise sanitize encrypt rotate seed mock',
    'stub cover reproduce bisect resolve solve repair patch correct adjust tweak tune align drop bring swap switch use apply',
    'introduce expand extend finish complete continue describe plan wrap unify consolidate deduplicate prune squash tag',
    'look try commit push pull put turn give tell address allow detect escape group hash index keep pin limit link localise',
    'localize lock lower map paginate persist print protect quote raise record redirect register reject restore retry round',
    'scroll separate shorten throw trim type unpin validate warn rework redo download upload undo delay throttle debounce',
  ].flatMap((line) => line.split(' ')),
);

/** Two words that mean another thing than the first of them: they stay together. */
export const PAIRS: ReadonlySet<string> = new Set(
  [
    'set up, speed up, clean up, back up, turn on, turn off, shut down, roll back, sign up, sign in, sign out, log in',
    'log out, check out, drop down, time out, roll out, follow up, look up, fill in, opt in, opt out, scale up, tidy up',
  ].flatMap((line) => line.split(', ')),
);

/** After these a verb is an order: "please fix", "you to add", "and run". */
export const LEADS: ReadonlySet<string> = new Set(
  "please you just also now then and us we i kindly let's lets can could should must would will me ok okay hey so".split(
    ' ',
  ),
);

/** After these, "to" begins what is wanted: "need to add", and not "fails to build". */
export const WISHES: ReadonlySet<string> = new Set(
  'want need like have you try how able going wish love us me trying sure time task job goal is be needs wants'.split(
    ' ',
  ),
);

/** What follows says why, when or what then: the name has enough before. */
export const CUTS: ReadonlySet<string> = new Set(
  'because so when if while since which where after before until unless but then who whenever although as like please'.split(
    ' ',
  ),
);

/** As the object of a verb they do not tell which. */
export const WEAK_WORDS: ReadonlySet<string> = new Set('bug issue problem error cause reason one way work'.split(' '));
