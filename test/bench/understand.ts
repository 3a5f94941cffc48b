import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { parse } from 'yaml';
import type { Situation } from '../../src/core/decision.ts';
import type { Utterance } from '../../src/core/utterance.ts';
import { KnownNames } from '../../src/understand/names/known-names.ts';
import { readSentences } from '../../src/understand/sentences-folder.ts';
import { compileTemplates } from '../../src/understand/templates/compile-templates.ts';
import { Understanding } from '../../src/understand/understanding.ts';
import { taskFacts } from '../fakes/task-facts.ts';
import { decisionText } from '../understand/corpus/decision-text.ts';
import { type CorpusLine, readCorpus } from '../understand/corpus/read-corpus.ts';
import { understandingThere, WORLD } from '../understand/corpus/world.ts';
import { unrelatedSentences } from '../understand/safety/unrelated-sentences.ts';
import { atLeast, atMost, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { englishDefinition, englishFiles } from './understand/english-definition.ts';

const corpus = join(import.meta.dirname, '../understand/corpus/phrases');
const compileOnce = join(import.meta.dirname, 'understand/compile-once.ts');
const ROUNDS = 5;
const row = { area: 'understand', reference: null } as const;

/** How long words take to a decision, how many of the corpus are right, and whether chatter does anything. */
export async function understandFigures(): Promise<readonly Figure[]> {
  const lines = readCorpus(corpus);
  return [...speedFigures(lines), ...compileFigures(), ...corpusFigures(lines)];
}

/** Every line of the corpus, in a world of 200 projects and 1,000 tasks. */
function speedFigures(lines: readonly CorpusLine[]): readonly Figure[] {
  const world = largeWorld();
  const texts = lines.map(({ utterance }) => utterance.text);
  const sentences = readSentences();
  const names = new KnownNames().lists(world);
  const parses = timesOf(texts, (text) => sentences.commands.parse(text, names, { alike: true }));
  const all = [...world.projects, ...world.tasks].map(({ name }) => name);
  const plain = timesOf(texts.slice(0, 200), (text) => closest(text, all));
  const understanding = new Understanding();
  const decisions = timesOf(lines, ({ utterance }) => understanding.explain(utterance, world));
  const of = (times: readonly number[]) => `of ${times.length}`;
  return [
    atMost({ ...row, figure: `parse, median ${of(parses)}`, value: percentile(parses, 0.5), unit: 'ms', reach: null }),
    atMost({
      ...row,
      figure: `parse, p99 ${of(parses)} (reference: fastest-levenshtein over all names)`,
      value: percentile(parses, 0.99),
      unit: 'ms',
      reach: 1,
      reference: percentile(plain, 0.99),
    }),
    atMost({
      ...row,
      figure: `words → decision, median ${of(decisions)}`,
      value: percentile(decisions, 0.5),
      unit: 'ms',
      reach: null,
    }),
    atMost({
      ...row,
      figure: `words → decision, p99 ${of(decisions)}`,
      value: percentile(decisions, 0.99),
      unit: 'ms',
      reach: null,
    }),
  ];
}

/** The templates of all intents; the reference reads their YAML alone. */
function compileFigures(): readonly Figure[] {
  const definition = englishDefinition();
  const rounds = Array.from({ length: 15 });
  const compiles = timesOf(rounds, () => compileTemplates(definition), 1);
  const reads = timesOf(rounds, () => englishFiles().map(({ text }) => parse(text)), 1);
  const first = Array.from({ length: 5 }, () => Number(execFileSync(process.execPath, [compileOnce]).toString()));
  return [
    atMost({
      ...row,
      figure: 'compile of all templates, median of 15 (reference: YAML alone)',
      value: percentile(compiles, 0.5),
      unit: 'ms',
      reach: 50,
      reference: percentile(reads, 0.5),
    }),
    atMost({
      ...row,
      figure: 'the same, first in a process, median of 5',
      value: percentile(first, 0.5),
      unit: 'ms',
      reach: 50,
    }),
  ];
}

function corpusFigures(lines: readonly CorpusLine[]): readonly Figure[] {
  const understanding = understandingThere();
  const right = lines.filter(
    ({ utterance, decision }) => decisionText(understanding.explain(utterance, WORLD)) === decision,
  );
  const chatter = unrelatedSentences().map((text): Utterance => {
    return { text, engine: 'openai', freeText: 'exact', confidence: undefined, duration: 2000 };
  });
  const verdicts = chatter.map((utterance) => understanding.explain(utterance, WORLD));
  const acts = verdicts.filter(({ decision }) => decision.type === 'act' || decision.type === 'actInTurn');
  const destructive = acts.filter(({ risk }) => risk === 'destructive' || risk === 'sweeping');
  return [
    atLeast({
      ...row,
      figure: `corpus of ${lines.length}, decided right`,
      value: (100 * right.length) / lines.length,
      unit: '%',
      reach: 100,
    }),
    atMost({
      ...row,
      figure: `of ${chatter.length} unrelated sentences: destructive`,
      value: destructive.length,
      unit: '',
      reach: 0,
    }),
    atMost({
      ...row,
      figure: `of ${chatter.length} unrelated sentences: any act`,
      value: (100 * acts.length) / chatter.length,
      unit: '%',
      reach: 1,
    }),
  ];
}

/** The times of all rounds but the first, which warms up. */
function timesOf<T>(things: readonly T[], work: (thing: T) => unknown, warmUp = 1): readonly number[] {
  const times: number[] = [];
  const rounds = things.length > 100 ? ROUNDS : 1 + warmUp;
  for (let round = 0; round < rounds; round += 1) {
    for (const thing of things) {
      const startedAt = performance.now();
      work(thing);
      if (round >= warmUp) times.push(performance.now() - startedAt);
    }
  }
  return times;
}

function largeWorld(): Situation {
  const projects = Array.from({ length: 200 }, (_, index) => ({ name: nameOf(index, PLACES), dir: `/code/${index}` }));
  const tasks = Array.from({ length: 1000 }, (_, index) => {
    const id = 1000 - index;
    const status = index < 20 ? 'running' : 'completed';
    return taskFacts({ id, name: nameOf(index, DEEDS), status, completedAt: index < 20 ? undefined : id });
  });
  return { tasks, projects, currentProject: projects[0], agents: ['claude', 'codex', 'gemini', 'opencode'] };
}

const DEEDS = 'fix add remove refactor test update review document rename speed'.split(' ');
const PLACES = 'api web shop billing docs infra mobile parser tools search mail auth login cache queue'.split(' ');
const THINGS = 'server client worker page form table index driver scheduler report'.split(' ');

function nameOf(index: number, first: readonly string[]): string {
  const at = (words: readonly string[], place: number) => words[place % words.length] ?? '';
  const second = at(PLACES, Math.floor(index / first.length));
  return `${at(first, index)} ${second} ${at(THINGS, Math.floor(index / 7))} ${Math.floor(index / 150) + 2}`;
}
