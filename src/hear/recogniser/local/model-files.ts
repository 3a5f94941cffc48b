import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the parts of the English model lie. */
export interface ModelFiles {
  /** Folder with `mdef`, `means` and the other files of the acoustic model. */
  readonly acoustic: string;
  /** Pronunciations of English, one per line: word, space, phonemes. */
  readonly dictionary: string;
}

/**
 * The given folder (the acoustic model's, or the language's that holds it), else the places where the packages of
 * Debian, Fedora, Arch and an own build put it. Undefined when none has both parts.
 */
export function findModel(given: string | undefined, env: NodeJS.ProcessEnv): ModelFiles | undefined {
  const folders = given === undefined || given === '' ? systemFolders(env) : [given];
  for (const folder of folders) {
    for (const acoustic of [join(folder, 'en-us'), folder]) {
      if (!existsSync(join(acoustic, 'mdef'))) continue;
      const dictionary = [folder, dirname(acoustic), dirname(folder)]
        .flatMap((place) => dictionaryNames.map((name) => join(place, name)))
        .find((path) => existsSync(path));
      if (dictionary !== undefined) return { acoustic, dictionary };
    }
  }
  return undefined;
}

const dictionaryNames = ['cmudict-en-us.dict', 'dict/cmudict-en-us.dict'];

function systemFolders(env: NodeJS.ProcessEnv): readonly string[] {
  const own = env['POCKETSPHINX_PATH'];
  const prefixes = ['/usr/share', '/usr/local/share', '/usr/lib', '/opt/pocketsphinx/share'];
  const places = prefixes.map((prefix) => `${prefix}/pocketsphinx/model/en-us`);
  return own === undefined || own === '' ? places : [join(own, 'en-us'), own, ...places];
}
