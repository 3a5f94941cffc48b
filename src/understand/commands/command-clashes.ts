import type { CustomCommand } from '../../core/custom-command.ts';
import { compileDefinition, type Templates } from '../templates/compile-templates.ts';
import { type Match, matchesOf } from '../templates/match.ts';
import type { Locate } from '../templates/place.ts';
import type { Sample } from '../templates/sampler.ts';
import { type CommandProblem, throwProblems } from './command-problem.ts';
import { commandOf, customDefinition } from './custom-definition.ts';
import { KNOWN_LISTS } from './known-lists.ts';
import { OpeningAnswer } from './opening-answer.ts';

export interface ClashOptions {
  /** Wilco's own sentences. */
  readonly builtIn: Templates;
  /** The same with those of the commands. */
  readonly together: Templates;
  readonly placeOf?: Locate;
}

/**
 * Tries sentences of the commands with Wilco's own and the other way round. A clash is one that both take, unless the
 * command's has more words of its own, so that nothing else could be meant; and a sentence of Wilco's own without free
 * text that a command's free text takes, even where Wilco's own counts, for then the command takes it as soon as a word
 * is misheard. Nor may a command begin like an answer. Tries a bounded number of sentences of each template. For
 * commands that {@link checkCommands} let pass.
 *
 * @throws WilcoError `bad_config` with both sentences
 */
export function commandClashes(commands: readonly CustomCommand[], options: ClashOptions): void {
  const { definition, locate } = customDefinition(commands, options.placeOf);
  const own = compileDefinition(definition, { lists: KNOWN_LISTS, locate });
  const finder = new ClashFinder(commands, own, options);
  throwProblems(finder.find(), options.placeOf);
}

const SAMPLES_OF_EACH = 30;
const MOST_SAMPLES = 2000;
/** No sentence has such words, so they show where the free text of a sample is. */
const FREE_TEXT = 'xylophone quartz';
const SAMPLE_OPTIONS = { lists: KNOWN_LISTS, freeText: [FREE_TEXT] };

class ClashFinder {
  readonly #commands: readonly CustomCommand[];
  readonly #own: Templates;
  readonly #builtIn: Templates;
  readonly #together: Templates;
  /** Of Wilco's own. */
  readonly #samples: readonly Sample[];
  readonly #openingAnswer: OpeningAnswer;
  /** One for each sentence of a command, by that sentence: the one with the shortest example is the plainest. */
  readonly #problems = new Map<string, CommandProblem & { readonly example: string }>();

  constructor(commands: readonly CustomCommand[], own: Templates, { builtIn, together }: ClashOptions) {
    this.#commands = commands;
    this.#own = own;
    this.#builtIn = builtIn;
    this.#together = together;
    this.#samples = builtIn.samples(MOST_SAMPLES, SAMPLE_OPTIONS);
    this.#openingAnswer = new OpeningAnswer(builtIn, this.#samples);
  }

  find(): readonly CommandProblem[] {
    const sentences = this.#commands.reduce((sum, command) => sum + command.sentences.length, 0);
    const count = Math.min(MOST_SAMPLES, sentences * SAMPLES_OF_EACH);
    for (const sample of this.#own.samples(count, SAMPLE_OPTIONS)) this.#tryOwn(sample);
    for (const sample of this.#samples) this.#tryBuiltIn(sample);
    return [...this.#problems.values()];
  }

  /** A sentence of a command must be that command, whatever else there is. */
  #tryOwn(sample: Sample): void {
    const answer = this.#openingAnswer.in(sample.text);
    if (answer !== undefined) this.#addAnswer(sample, answer);
    const parse = this.#together.parse(sample.text, KNOWN_LISTS);
    if (parse.type === 'nothing') this.#addMeaningless(sample);
    const other = matchesOf(parse).find(({ intent }) => intent !== sample.intent);
    if (other !== undefined) this.#addClash(sample, other, sample.text);
    if (sample.text.includes(FREE_TEXT)) this.#tryOwnWords(sample);
  }

  /** "please {anything}": words that may stand before any sentence do not make another sentence of it. */
  #tryOwnWords(sample: Sample): void {
    const plain = this.#samples.find(({ text }) => !text.includes(FREE_TEXT));
    if (plain === undefined) return;
    const text = sample.text.replace(FREE_TEXT, plain.text);
    const { intent } = plain;
    const other = matchesOf(this.#builtIn.parse(text, KNOWN_LISTS)).find((match) => match.intent === intent);
    if (other !== undefined) this.#addClash(sample, other, text);
  }

  #tryBuiltIn(sample: Sample): void {
    const [taken] = matchesOf(this.#own.parse(sample.text, KNOWN_LISTS));
    if (taken === undefined) return;
    const parse = this.#together.parse(sample.text, KNOWN_LISTS);
    const builtIn = matchesOf(parse).find(({ intent }) => commandOf(intent, this.#commands) === undefined);
    const isDecided = parse.type === 'match' && sample.text.includes(FREE_TEXT);
    if (builtIn !== undefined && !isDecided) this.#addClash(taken, builtIn, sample.text);
  }

  #addClash(own: Sentence, other: Sentence, example: string): void {
    const another = commandOf(other.intent, this.#commands);
    if (another === undefined) {
      const what = `is also Wilco's own “${shown(example)}” (${other.intent})`;
      this.#add(own, example, what, 'Change a word of yours.');
    } else {
      const what = `is also ${quoted(other, another)}: both can be “${shown(example)}”`;
      this.#add(own, example, what, 'Change a word of one of them.');
    }
  }

  #addAnswer(own: Sentence, answer: string): void {
    const what = `begins with “${answer}”, like an answer to a question`;
    this.#add(own, answer, what, 'Begin it with another word.');
  }

  #addMeaningless(own: Sample): void {
    const what = `can be “${shown(own.text)}”, which Wilco takes for something that is not meant`;
    this.#add(own, own.text, what, 'Change a word of it.');
  }

  #add(own: Sentence, example: string, what: string, remedy: string): void {
    const command = commandOf(own.intent, this.#commands);
    const key = `${own.intent}\n${own.template}`;
    if (command === undefined || (this.#problems.get(key)?.example.length ?? Infinity) <= example.length) return;
    const path = ['commands', this.#commands.indexOf(command), 'sentences', command.sentences.indexOf(own.template)];
    this.#problems.set(key, { path, what: `${quoted(own, command)} ${what}`, remedy, example });
  }
}

type Sentence = Pick<Match, 'intent' | 'template'>;

function quoted({ template }: Sentence, { name }: CustomCommand): string {
  return `“${template}” of the command “${name}”`;
}

/** For people: free text as what it is. */
function shown(example: string): string {
  return example.replaceAll(FREE_TEXT, '…');
}
