import type { CustomCommand } from '../../core/custom-command.ts';
import { parseTemplate } from '../templates/parse-template.ts';
import type { DefinitionPath } from '../templates/place.ts';
import { TemplateFault } from '../templates/template-fault.ts';
import type { CommandProblem } from './command-problem.ts';
import { type SentenceParts, sentenceParts } from './sentence-parts.ts';

/** A sentence of a command, taken apart. */
export interface ReadSentence {
  readonly template: string;
  readonly path: DefinitionPath;
  readonly parts: SentenceParts;
}

/** A command with its sentences taken apart. */
export interface ReadCommand {
  readonly command: CustomCommand;
  /** In the config. */
  readonly path: DefinitionPath;
  readonly sentences: readonly ReadSentence[];
}

/** Takes a command's sentences apart; those that are no templates become problems. */
export function readCommand(
  command: CustomCommand,
  path: DefinitionPath,
): { readonly read: ReadCommand; readonly problems: readonly CommandProblem[] } {
  const problems: CommandProblem[] = [];
  const sentences = command.sentences.flatMap((template, index): readonly ReadSentence[] => {
    const sentencePath = [...path, 'sentences', index];
    try {
      const parts = sentenceParts(parseTemplate(template));
      return [{ template, path: sentencePath, parts }];
    } catch (thrown) {
      problems.push(noTemplate(thrown, sentencePath, `a sentence of the command “${command.name}” is no template`));
      return [];
    }
  });
  return { read: { command, path, sentences }, problems };
}

/** The problem that a TemplateFault stands for; throws on what is none. */
export function noTemplate(thrown: unknown, path: DefinitionPath, what: string): CommandProblem {
  if (!(thrown instanceof TemplateFault)) throw thrown;
  return { path, offset: thrown.offset, what: `${what}: ${thrown.message}`, remedy: NOTATION };
}

const NOTATION = 'The notation: [optional] (either|or) (any;order) {list} {list:slot}.';
