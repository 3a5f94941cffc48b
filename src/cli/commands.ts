import type { Command } from 'commander';
import { plainText } from '../core/plain-text.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, print, printingCommand } from './print.ts';

/** `wilco commands`: the sentences, by what they do. */
export function commandsCommand(): Command {
  return printingCommand('commands', 'Lists what one can say: [optional], (either|or), {a name or a text}.').action(
    async (options: JsonOption) => {
      const intents = await daemonClient().commands();
      print(options, intents, () =>
        plainText(
          intents
            .map(({ intent, sentences }) => `${intent}\n${sentences.map((text) => `  ${text}\n`).join('')}`)
            .join('\n'),
        ),
      );
    },
  );
}
