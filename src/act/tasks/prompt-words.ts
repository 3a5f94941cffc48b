/** A word of a prompt, in lower case, as it can be said. */
export interface PromptWord {
  readonly text: string;
  /** How far it is from the word before: nothing between, a comma or the like, the end of a sentence or line. */
  readonly after: 'word' | 'comma' | 'sentence';
}

/**
 * The words of a prompt's begin: without code blocks and markup, of a path only the file's own name, of an address the
 * site or the issue, names in code split into words.
 */
export function promptWords(prompt: string): readonly PromptWord[] {
  const all = prompt.trimStart();
  const whole = all.length <= MOST_READ ? all : all.slice(0, MOST_READ).replace(/(?<=\s)\S+$/, '');
  const begin = whole.toWellFormed();
  const prose = begin.replace(/```[^`]*(?:```|$)/g, '\n');
  const words = wordsOf(prose);
  return words.length > 0 ? words : wordsOf(begin.replace(/```\w*/g, ' '));
}

/** What a long prompt is about is said early. */
const MOST_READ = 2000;
/** In code points. */
const LONGEST_WORD = 24;

function wordsOf(text: string): readonly PromptWord[] {
  let plain = text;
  for (const [from, to] of SPOKEN) plain = plain.replace(from, to);
  const words: PromptWord[] = [];
  let last = 0;
  for (const found of plain.matchAll(WORD)) {
    const written = found[0].replace(/[.'’/@+-]+$/, '');
    const between = plain.slice(last, found.index);
    last = found.index + written.length;
    const after = /[.!?;\n…。！？；]/.test(between)
      ? 'sentence'
      : /[,:(){}"“”«»—–、，：]|\s-+\s/.test(between)
        ? 'comma'
        : 'word';
    for (const [at, word] of partsOf(written).entries()) {
      words.push({ text: [...word.toLowerCase()].slice(0, LONGEST_WORD).join(''), after: at === 0 ? after : 'word' });
    }
  }
  return words;
}

/** Signs inside a word belong to it: dots of versions and files, slashes of paths, hyphens, apostrophes. */
const WORD = /[\p{L}\p{N}~@][\p{L}\p{M}\p{N}_'’./@+-]*|\.{0,2}\/?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’./@+-]*/gu;

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/\S*?\/(?:issues|work_items)\/(\d+)\S*/g, ' issue $1 '],
  [/https?:\/\/\S*?\/(?:pull|merge_requests|pulls)\/(\d+)\S*/g, ' pull request $1 '],
  [/(?:https?:\/\/|\bwww\.)(?:[\w-]+\.)*?([\w-]+)\.(?:com?\.)?[a-z]{2,}(?![\w-]|\.\w)(?:[/:?#]\S*)?/gi, ' $1 '],
  [/\bhttps?:\/\/\S*/gi, ' '],
  [/[^\s@]+@[^\s@]+\.[a-z]{2,}\b/gi, ' '],
  [/(\.\w{1,5})(?::\d+){1,2}\b/g, '$1'],
  [/<\/?[a-z][^<>]{0,80}>/gi, ' '],
  [/^[ \t]*(?:\d+[.)]|[-*•]|#{1,6}|>)[ \t]+/gm, '\n'],
  [/\b(issue|pr|bug|ticket|request|mr)[ \t]*#(\d+)/gi, '$1 $2'],
  [/(?<![\w&])#(\d+)\b/g, ' issue $1 '],
  [/\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b/g, ' '],
];

function partsOf(written: string): readonly string[] {
  const word = written.replace(/^[@~./-]+(?=.)/, '').replace(/['’]s$/i, '');
  if (word === '') return [];
  const isPath = /^[./~]/.test(written) || (word.match(/\//g)?.length ?? 0) > 1 || /\/[^/]*\.[a-z]\w*$/i.test(word);
  const pieces = isPath ? [asWords(fileIn(word))] : word.split('/');
  return pieces.flatMap((piece) => nameParts(piece)).filter((part) => part !== '');
}

/** The last part of a path that tells something. */
function fileIn(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.findLast((part) => !UNTELLING_FILES.test(part)) ?? parts.at(-1) ?? '';
}

/** What files are called after: "LoginForm" is login form. */
function asWords(file: string): string {
  return file.replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1_$2');
}

const UNTELLING_FILES = /^(?:index|main|mod|__init__|lib|src)(?:\.\w+)?$/i;

/** "LoginForm.test.tsx" → login, form, test; "package.json" → package, json; "user_id" → user, id. */
function nameParts(piece: string): readonly string[] {
  const named = /^(.*[^.])\.([a-z]\w{0,4})$/i.exec(piece);
  const [, base, ending] = named ?? [];
  if (base === undefined || ending === undefined) return inCode(piece);
  if (DATA_FILES.test(ending)) return [...inCode(base), ending];
  return base.includes('.') ? base.split('.').flatMap(inCode) : inCode(base);
}

/** Endings that tell what the file is. */
const DATA_FILES = /^(?:json|toml|ya?ml|xml|csv|sql|lock|env|ini)$/i;

/** Capitals inside a word split it where they do in code; "TypeScript" and "iOS" are words. */
function inCode(name: string): readonly string[] {
  const spaced = /^[a-z]{2,}(?:[A-Z][a-z0-9]+)+$/.test(name) ? name.replace(/([A-Z])/g, ' $1') : name;
  return spaced.split(/[\s_]+/);
}
