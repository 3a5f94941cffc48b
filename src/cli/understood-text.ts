import type { Reading } from '../core/explanation.ts';
import type { Phrase } from '../core/phrase.ts';
import type { Understood } from '../daemon/once-understand.ts';
import { decisionSentence, decisionWord, intentsText } from './decision-text.ts';
import { table } from './table.ts';

/** The steps from a sentence to what would be done, as aligned rows. */
export function understoodText(understood: Exclude<Understood, { type: 'failed' }>): string {
  const { file } = understood;
  return table([
    ...(file === undefined ? [] : [['file', file]]),
    ...(understood.type === 'understood' ? steps(understood) : rows('heard', said(understood.phrase))),
    ...rows('note', understood.notes),
    ['time', `${understood.ms < 10 ? understood.ms.toFixed(2) : Math.round(understood.ms)} ms`],
  ]);
}

type Row = readonly [step: string, what: string];

function steps(understood: Extract<Understood, { type: 'understood' }>): readonly Row[] {
  const { explanation, utterance, decision, phrase } = understood;
  const { text, repaired, repairs, readings, references, risk, certainty, confidence } = explanation;
  const heardBy = utterance.engine === 'typed' ? '' : ` (${utterance.engine}${percent(utterance.confidence)})`;
  return [
    ['heard', `${text}${heardBy}`],
    ['repaired', repaired === text ? 'nothing to repair' : repaired],
    ...rows('', repairs),
    ...rows('template', readings.length === 0 ? ['none fits'] : readings.map(templateText)),
    ...rows('slots', readings.flatMap(slotTexts)),
    ...rows('references', references),
    ...(risk === undefined ? [] : [['risk', risk] as const]),
    ...(certainty === undefined ? [] : [['certainty', `${certainty}${percent(confidence)}`] as const]),
    ['decision', decisionSentence(decisionWord(understood))],
    ...rows('', intentsText(decision)),
    ...rows('', phrase === undefined ? [] : said(phrase)),
  ];
}

/** The step stands before the first only. */
function rows(step: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, at) => [at === 0 ? step : '', text]);
}

function templateText({ intent, template }: Reading): string {
  return template === '' ? intent : `${intent}: ${template}`;
}

/** Of several readings each has a row of its own. */
function slotTexts({ slots }: Reading): readonly string[] {
  const texts = Object.entries(slots).map(([name, value]) => `${name} = ${value}`);
  return texts.length === 0 ? [] : [texts.join(', ')];
}

function said({ title, body }: Phrase): readonly string[] {
  return [title, ...body.split('\n')].filter((line) => line !== '');
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : `, ${Math.round(share * 100)} %`;
}
