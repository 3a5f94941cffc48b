import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import { WilcoError } from '../core/error.ts';
import type { Paths } from './paths.ts';
import { type ConfigProblem, problemsOf } from './problem.ts';
import { type ConfigFile, configSchema } from './schema.ts';
import { type TextPlace, type TomlPath, tomlPlaces } from './toml-places.ts';

/** What a config file holds, or everything that is wrong with it. */
export type ReadConfig =
  | {
      readonly type: 'good';
      readonly found: boolean;
      readonly content: ConfigFile;
      readonly placeOf: PlaceInConfig;
    }
  | { readonly type: 'bad'; readonly problems: readonly [ConfigProblem, ...ConfigProblem[]] };

/** Where the value at a path is written; undefined where nothing of the path is. */
export type PlaceInConfig = (path: TomlPath) => (TextPlace & { readonly file: string }) | undefined;

/**
 * Reads and checks the config file; one that is not there is all defaults, unless it was asked for by name. Rejects
 * with `bad_config` when it cannot be read.
 */
export async function readConfig(paths: Pick<Paths, 'configFile' | 'configNamed'>): Promise<ReadConfig> {
  const text = await textOf(paths);
  let document: unknown;
  try {
    document = parse(text ?? '');
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { type: 'bad', problems: [{ line: error.line, column: error.column, message: `${reason(error)}.` }] };
  }
  const checked = configSchema.safeParse(document);
  if (checked.success) {
    return { type: 'good', found: text !== undefined, content: checked.data, placeOf: placesIn(paths, text ?? '') };
  }
  const [first, ...others] = problemsOf(checked.error, document, text ?? '');
  if (first === undefined) throw checked.error;
  return { type: 'bad', problems: [first, ...others] };
}

function placesIn({ configFile }: Pick<Paths, 'configFile'>, text: string): PlaceInConfig {
  const placeOf = tomlPlaces(text);
  return (path) => {
    const place = placeOf(path);
    return place && { ...place, file: configFile };
  };
}

/** The first problem as the sentence, the others in the hint. */
export function badConfig(configFile: string, problems: readonly [ConfigProblem, ...ConfigProblem[]]): WilcoError {
  const [first, ...others] = problems;
  const more = others.map((problem) => `Also ${problemLine(configFile, problem)}\n`).join('');
  return new WilcoError({
    code: 'bad_config',
    message: problemLine(configFile, first),
    hint: `${more}Correct ${configFile}, then: wilco config check`,
  });
}

/** A problem with its place: "config.toml line 3: …". */
export function problemLine(configFile: string, problem: ConfigProblem): string {
  const line = problem.line === undefined ? '' : ` line ${problem.line}`;
  const column = problem.column === undefined ? '' : `, column ${problem.column}`;
  return `${basename(configFile)}${line}${column}: ${problem.message}`;
}

async function textOf(paths: Pick<Paths, 'configFile' | 'configNamed'>): Promise<string | undefined> {
  try {
    return await readFile(paths.configFile, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if ((code === 'ENOENT' || code === 'ENOTDIR') && !paths.configNamed) return undefined;
    const message = code === 'ENOENT' ? 'There is no config file' : 'The config file cannot be read:';
    throw new WilcoError(
      {
        code: 'bad_config',
        message: `${message} ${paths.configFile}${code === 'ENOENT' ? '' : ` (${String(code)})`}.`,
        hint: 'See where it is looked for: wilco config path',
      },
      { cause },
    );
  }
}

/** The parser's reason without its picture of the place. */
function reason(error: TomlError): string {
  return (error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '');
}
