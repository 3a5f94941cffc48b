import { buildSentence, union } from './build-states.ts';
import { checkDefinition } from './check-definition.ts';
import type { TemplateDefinition } from './definition.ts';
import { GrammarMaker } from './grammar-maker.ts';
import { type GrammarRule, type JsgfOptions, jsgfText } from './jsgf.ts';
import type { Parse } from './match.ts';
import { type ParseOptions, Parser } from './parser.ts';
import type { Locate } from './place.ts';
import { readBlocks } from './read-blocks.ts';
import { type Sample, type SampleOptions, samplesOf } from './sampler.ts';
import type { SlotLists } from './slot-list.ts';
import { TextList } from './text-list.ts';

/** Sentence templates, compiled. */
export interface Templates {
  /** What `text` means. `lists` replace the definition's lists of the same name. Never throws. */
  parse(text: string, lists?: SlotLists, options?: ParseOptions): Parse;
  /** Sentences that the templates can be, at most `count`, taken from all templates in turn. */
  samples(count: number, options?: SampleOptions): readonly Sample[];
  /** The sentences as a JSGF grammar with one public rule. */
  toJsgf(options?: JsgfOptions): string;
  /** The rules of {@link toJsgf}, the public one first. A rule is the same object while it stays the same. */
  grammar(options?: JsgfOptions): readonly GrammarRule[];
}

export interface CompileOptions {
  /** Lists that the definition uses and does not define, such as Home Assistant's `name` and `area`. */
  readonly lists?: SlotLists;
  /** Where the parts of the definition stand, for the messages of errors. */
  readonly locate?: Locate;
}

/**
 * Compiles sentence templates in the form that Home Assistant's YAML of intents parses to. Its library hassil takes the
 * first of several sentences that fit; here literal words beat lists, lists beat free text, and what is equally good is a
 * tie. Skip words that stand in free text stay in it. Numbers are digits or English words, in every range; other number
 * words are a list with "in" and "out". A value of a list may be a template, but holds no list itself.
 *
 * @throws WilcoError `bad_template` with the place and what was expected there
 */
export function compileTemplates(definition: unknown, options: CompileOptions = {}): Templates {
  return compileDefinition(checkDefinition(definition, options.locate), options);
}

/** As {@link compileTemplates}, for a definition whose shape has been checked. */
export function compileDefinition(definition: TemplateDefinition, options: CompileOptions = {}): Templates {
  const { meant, notMeant } = readBlocks(definition, options.locate ?? (() => undefined), options.lists ?? new Map());
  const hesitations = definition.hesitations ?? [];
  const skipWords = [...(definition.skip_words ?? []), ...hesitations];
  const parser = new Parser({
    start: union(
      [...meant, ...notMeant].map((sentence) => buildSentence(sentence.expression, sentence.end, sentence.references)),
    ),
    skip: new TextList(skipWords.map((text) => ({ text, value: true }))),
    hesitations: new Set(hesitations),
    meaningless: new Set(notMeant.map(({ end }) => end)),
  });
  const grammar = new GrammarMaker(meant.filter(({ spoken }) => spoken));
  return {
    parse: (text, lists = new Map(), parseOptions = {}) => parser.parse(text, lists, parseOptions),
    samples: (count, sampleOptions = {}) => samplesOf(meant, count, sampleOptions),
    toJsgf: (jsgfOptions = {}) => jsgfText(grammar.rules(jsgfOptions)),
    grammar: (jsgfOptions = {}) => grammar.rules(jsgfOptions),
  };
}
