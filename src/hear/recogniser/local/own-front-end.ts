import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BANDS, DIFFERENCES, HIGHEST, LIFTER, LOWEST } from './features/shape.ts';
import type { ModelFiles } from './model-files.ts';

/**
 * Whether the acoustic model was trained on what Wilco's own front end computes. Its `feat.params` must say so in full, and
 * nothing beyond it: what is not known there might change the numbers.
 */
export function wantsOwnFrontEnd({ acoustic }: ModelFiles): boolean {
  return saysOwnFrontEnd(featureParameters(acoustic));
}

/** {@link wantsOwnFrontEnd} of the text of a `feat.params`: lines of name and value. */
export function saysOwnFrontEnd(text: string): boolean {
  const said = new Map(
    text
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([name = '', ...values]) => [name.replace(/^-/, ''), values.join(' ')]),
  );
  said.delete('');
  const isOurs = (name: string, value: string) => String(ours[name]) === value || Number(value) === ours[name];
  return (
    Object.keys(ours).every((name) => isOurs(name, said.get(name) ?? '')) &&
    [...said].every(([name, value]) => name in ours || ofNoMatter.has(name) || harmless.has(`${name} ${value}`))
  );
}

const ours: Readonly<Record<string, string | number>> = {
  lowerf: LOWEST,
  upperf: HIGHEST,
  nfilt: BANDS,
  transform: 'dct',
  lifter: LIFTER,
  ...DIFFERENCES,
};

/** How the mean is guessed, and of what sort the model is. */
const ofNoMatter: ReadonlySet<string> = new Set(['cmn', 'cmninit', 'model']);

const harmless: ReadonlySet<string> = new Set(['agc none', 'varnorm no']);

/** Empty when there is none. */
function featureParameters(acoustic: string): string {
  try {
    return readFileSync(join(acoustic, 'feat.params'), 'utf8');
  } catch {
    return '';
  }
}
