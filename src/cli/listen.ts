import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { WilcoError } from '../core/error.ts';
import { daemonClient } from './daemon-client.ts';
import { type JsonOption, printingCommand } from './print.ts';
import { printReply } from './reply.ts';

/** `wilco listen`: a sound file as if it had been spoken. */
export function listenCommand(): Command {
  return printingCommand('listen', 'Recognises the speech in a WAV file, understands it and does it.')
    .argument('<file>', 'WAV')
    .action(async (file: string, options: JsonOption) => {
      await access(file, constants.R_OK).catch((cause: unknown) => {
        throw new WilcoError(
          {
            code: 'bad_argument',
            message: `The file ${file} cannot be read.`,
            hint: `See whether it is there: ls -l ${file}`,
          },
          { cause },
        );
      });
      printReply(await daemonClient().listen(resolve(file)), options);
    });
}
