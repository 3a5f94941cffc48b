import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { WilcoError } from '../core/error.ts';
import { plainLine } from '../core/plain-text.ts';
import type { SentenceSource, Understood } from '../daemon/once-understand.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { soundFiles } from './sound-files.ts';
import { understoodLine } from './understood-line.ts';
import { understoodText } from './understood-text.ts';

interface UnderstandOptions extends JsonOption {
  readonly audio?: readonly string[];
  readonly config?: string;
  readonly model?: boolean;
}

/** `wilco understand`: what Wilco would do, step by step. Nothing of it is done, and no daemon is needed. */
export function understandCommand(): Command {
  return printingCommand(
    'understand',
    'Shows what Wilco would do about each sentence, step by step, and does not do it.',
  )
    .argument('[text...]', 'sentences, each in quotes; without any they are read from stdin, one a line')
    .option('--audio <path...>', 'WAV files, each with one spoken sentence, or folders of them')
    .option('--config <file>', 'use this config file')
    .option('--model', 'ask the language model where no sentence of Wilco fits')
    .addHelpText('after', `\n${JSON_LINES}`)
    .action(async (texts: readonly string[], options: UnderstandOptions) => {
      const { understandOnce } = await import('../daemon/once-understand.ts');
      const { audio = [], config: configFile, model: askModel = false } = options;
      const once = { configFile, askModel, env: process.env, cwd: process.cwd() };
      let count = 0;
      for await (const understood of understandOnce(sources(texts, audio), once, new AbortController().signal)) {
        show(understood, options, count === 0);
        count += 1;
      }
      if (count === 0) throw nothingToUnderstand();
    });
}

const JSON_LINES =
  'With --json a line for each: {file, text, intent, slots, confidence, decision, ms}, where decision is act, undo (act,\n' +
  'and offer to undo it), ask, refuse, tell, nothing (not understood) or model (a language model would be asked).';

async function* sources(texts: readonly string[], audio: readonly string[]): AsyncGenerator<SentenceSource> {
  for (const text of texts) yield { type: 'text', text };
  for await (const file of soundFiles(audio)) yield { type: 'audio', file };
  if (texts.length > 0 || audio.length > 0 || process.stdin.isTTY) return;
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') yield { type: 'text', text: line };
  }
}

/** A file that cannot be heard does not keep the others from being understood. */
function show(understood: Understood, options: JsonOption, isFirst: boolean): void {
  if (understood.type === 'failed') process.exitCode = 1;
  if (options.json === true) {
    print(options, understoodLine(understood), () => '');
  } else if (understood.type === 'failed') {
    const { message, hint } = understood.error;
    process.stderr.write(`${plainLine(`wilco: ${understood.file}: ${message} ${hint}`)}\n`);
  } else {
    print(options, undefined, () => `${isFirst ? '' : '\n'}${understoodText(understood)}`);
  }
}

function nothingToUnderstand(): WilcoError {
  return new WilcoError({
    code: 'bad_argument',
    message: 'There is no sentence to understand.',
    hint: 'Give one in quotes: wilco understand "what is running", or sound files with --audio.',
  });
}
