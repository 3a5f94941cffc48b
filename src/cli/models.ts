import http from 'node:http';
import { Command } from 'commander';
import { type Paths, userPaths } from '../config/paths.ts';
import { WilcoError } from '../core/error.ts';
import { daemonClient } from './daemon-client.ts';
import { pullReport } from './models-report.ts';
import { listModels, modelRows, nextStep } from './models-table.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { table, terminalWidth } from './table.ts';

interface PullOptions extends JsonOption {
  readonly from?: string;
  readonly sha256?: string;
}

/** `wilco models list|pull|rm`: large speech models for the sherpa recogniser. None of them needs the daemon. */
export function modelsCommand(): Command {
  return new Command('models')
    .description('Fetches and removes large speech models, for [recogniser] chain = ["sherpa"] or "auto".')
    .addCommand(listCommand())
    .addCommand(pullCommand())
    .addCommand(removeCommand());
}

function listCommand(): Command {
  return printingCommand('list', 'Lists the models that are there and those that can be fetched.').action(
    async (options: JsonOption) => {
      const { readCatalogue } = await import('../models/catalogue.ts');
      const { installedModels, partlyFetched } = await import('../models/installed.ts');
      const paths = userPaths(process.env);
      const [installed, parts] = await Promise.all([installedModels(paths.modelsDir), partlyFetched(paths.modelsDir)]);
      const models = listModels(readCatalogue(), installed, parts, await configuredModel(paths));
      print(options, { folder: paths.modelsDir, models }, () => {
        const next = nextStep(models);
        return `${table(modelRows(models), terminalWidth())}${next === undefined ? '' : `\n\n${next}`}`;
      });
    },
  );
}

function pullCommand(): Command {
  return printingCommand('pull', 'Fetches a model; goes on where it stopped before.')
    .argument('<name>', 'as in "wilco models list", or one of your own with --from')
    .option('--from <url|file>', 'a .tar.bz2 you have, its address, or the address of a mirror (ending with /)')
    .option('--sha256 <checksum>', 'what the checksum of the archive must be')
    .action(async (name: string, options: PullOptions) => {
      const { readCatalogue } = await import('../models/catalogue.ts');
      const { checkedSha256 } = await import('../models/checksum.ts');
      const { pullModel } = await import('../models/pull-model.ts');
      const { sizeText } = await import('../models/models-error.ts');
      const { installedModels } = await import('../models/installed.ts');
      // HTTP_PROXY, HTTPS_PROXY and NO_PROXY; Node 24.14 and newer.
      http.setGlobalProxyFromEnv?.();
      const paths = userPaths(process.env);
      const { modelsDir } = paths;
      const catalogue = readCatalogue();
      const report = pullReport(name, process.stderr);
      const stop = stopOnInterrupt();
      const sha256 = options.sha256 === undefined ? undefined : checkedSha256(options.sha256);
      const model = await pullModel(
        {
          catalogue,
          modelsDir,
          name,
          from: options.from,
          sha256,
          onProgress: options.json === true ? () => undefined : (progress) => report.progress(progress),
        },
        stop.signal,
      ).finally(() => {
        report.end();
        stop.off();
      });
      const there = await installedModels(modelsDir);
      const next = nextStep(listModels(catalogue, there, [], await configuredModel(paths)));
      print(options, model, () => {
        const checksum = `Checksum ${model.note?.sha256}, ${verifiedText[model.note?.verifiedBy ?? 'nothing']}.`;
        const licence = model.note?.licence === undefined ? '' : ` Licence: ${model.note.licence}.`;
        return `${name} is there: ${sizeText(model.bytes)} in ${model.path}.${licence}\n${checksum}\nA running daemon takes it at its next start: wilco stop, then start it again.${next === undefined ? '' : `\n${next}`}`;
      });
    });
}

function removeCommand(): Command {
  return printingCommand('rm', 'Removes a model, or what was fetched of it.')
    .argument('<name>', 'as in "wilco models list"')
    .action(async (name: string, options: JsonOption) => {
      const { removeModel } = await import('../models/remove-model.ts');
      const { sizeText } = await import('../models/models-error.ts');
      const freed = await removeModel(userPaths(process.env).modelsDir, name);
      const inUse = await daemonUses(name);
      print(options, { name, freed, inUse }, () => {
        const use = inUse ? '\nThe running daemon has it in memory until its end: wilco stop' : '';
        return `${name} is removed: ${sizeText(freed)} are free again.${use}`;
      });
    });
}

const verifiedText = {
  given: 'as you gave it',
  catalogue: 'as Wilco knows it',
  published: "as its project's list has it",
  nothing: 'which nothing was there to compare with',
} as const;

/** Ctrl-C keeps what is there, and says how to go on. */
function stopOnInterrupt(): { readonly signal: AbortSignal; off(): void } {
  const controller = new AbortController();
  const stop = () =>
    controller.abort(
      new WilcoError({
        code: 'download_failed',
        message: 'Stopped; what was fetched is kept.',
        hint: 'Type the same command again: it goes on from there.',
      }),
    );
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return {
    signal: controller.signal,
    off: () => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
    },
  };
}

/** What the config names; a config that cannot be read names nothing here, and `wilco config check` says why. */
async function configuredModel(paths: Paths): Promise<string | undefined> {
  const { loadConfig } = await import('../config/load.ts');
  try {
    return (await loadConfig(paths, process.env)).config.recogniser.sherpa.model;
  } catch (error) {
    if (error instanceof WilcoError) return undefined;
    throw error;
  }
}

/** The recogniser's line names the model before a bracket, behind the recogniser's own name where there are several. */
async function daemonUses(name: string): Promise<boolean> {
  try {
    const { recogniser } = (await daemonClient().status()).hearing;
    return recogniser.type === 'ready' && ` ${recogniser.detail}`.includes(` ${name} (`);
  } catch (error) {
    if (error instanceof WilcoError) return false;
    throw error;
  }
}
