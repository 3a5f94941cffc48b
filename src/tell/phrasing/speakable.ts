import { withoutCode, withoutMarkdown } from './markdown.ts';
import { plainText } from './plain-text.ts';

/**
 * Text as a voice can say it: no code blocks, no markdown, no symbols; a web address is "a link", a path its last
 * part, each line of a list a sentence. May come out empty. espeak-ng reads `[[…]]` as phonemes, so brackets go too.
 */
export function speakable(text: string): string {
  return withoutMarkdown(withoutCode(plainText(text)))
    .split('\n')
    .map(spokenLine)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line) => (/[.!?:;,]$/.test(line) ? line : `${line}.`))
    .join(' ');
}

/** The first whole sentences: at most `count` of them and about `max` characters, but always one, cut if it must be. */
export function firstSentences(text: string, count: number, max: number): string {
  const sentences = [...segmenter.segment(text.slice(0, max * 4))].map(({ segment }) => segment.trim());
  let kept = '';
  for (const sentence of sentences.filter((one) => one !== '').slice(0, count)) {
    const longer = kept === '' ? sentence : `${kept} ${sentence}`;
    if (longer.length > max) break;
    kept = longer;
  }
  if (kept !== '' || text === '') return kept;
  const cut = text.slice(0, max).toWellFormed();
  return `${cut.slice(0, cut.lastIndexOf(' ') > max / 2 ? cut.lastIndexOf(' ') : max).replace(/[\s,;:.]+$/, '')}.`;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function spokenLine(line: string): string {
  return line
    .replaceAll(/\b(?:https?|ftp|file|ssh|git):\/\/\S+[^\s.,;:!?)]|\bwww\.\S+/gi, 'a link')
    .split(/\s+/)
    .map(lastPartOfPath)
    .filter((word) => word.length <= 40 && !/^[0-9a-f]{12,}$/i.test(word))
    .join(' ')
    .replaceAll('&', ' and ')
    .replaceAll(/(\w)\s*(?:→|=>|->)\s*(?=\w)/g, '$1 to ')
    .replaceAll(/[|•·]/g, ', ')
    .replaceAll(/[^\p{L}\p{M}\p{N}\s.,;:!?'’()%+/-]/gu, ' ')
    .replaceAll(/(?<![\p{L}\p{N}])[-/+:]+(?!\p{N})|[-/]+(?![\p{L}\p{N}])/gu, ' ')
    .replaceAll(/\(\s*\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([.,;:!?)])/g, '$1')
    .replaceAll(/([.,;:!?])(?:\s*[.,;:])+/g, '$1')
    .replaceAll(/^[\s.,;:]+|[\s,]+$/g, '');
}

/** "src/login/form.ts" → "form.ts", "~/code/api" → "api"; "and/or", "10/12" and a date stay. */
function lastPartOfPath(word: string): string {
  if (!word.includes('/')) return word;
  const path = word.replace(/^["'`“(]+/, '').replace(/["'`”):,;.!?]+$/, '');
  const isPath = /^[~./]/.test(path) || /\.[a-z][a-z0-9]{0,4}$/i.test(path) || path.split('/').length > 3;
  if (!isPath || !/^[~\w.@+/-]+$/.test(path)) return word;
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return word.replace(path, () => last);
}
