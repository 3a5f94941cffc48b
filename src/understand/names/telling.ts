/** Whether a word of a name says by itself which one is meant. */
export function isTelling(word: string): boolean {
  return word.length > 1 && !NOT_TELLING.has(word) && !/^\d+$/.test(word);
}

/** Whether a word refers to something without naming it, or is in every sentence. */
export function isReferring(word: string): boolean {
  return REFERRING.has(word);
}

const NOT_TELLING = new Set(
  (
    'a an the it that this one and or of to in on for with from by at as is are be do my your our all any some no not ' +
    'new old last first task tasks job agent what how did going running doing done make add use up off out so'
  ).split(' '),
);

const REFERRING: ReadonlySet<string> = new Set(
  (
    'a an the it its that this these those one ones them they he she him her all any some every everything each other ' +
    'another last first next new old and or but to in on at for from with by as is are was be do does did done not no ' +
    'yes now then there here please what which who how when where why me my mine your our us we you i so just only task ' +
    'tasks job jobs thing things'
  ).split(' '),
);
