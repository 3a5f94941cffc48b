import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { addOwnWord, readOwnWords, removeOwnWord } from '../../src/config/own-words.ts';

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'wilco-words-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

async function wordsFile(text?: string): Promise<string> {
  const file = join(await folder(), 'words.toml');
  if (text !== undefined) await writeFile(file, text);
  return file;
}

describe('the words added by voice', () => {
  it('are none where there is no file', async () => {
    expect(await readOwnWords(await wordsFile())).toEqual(new Map());
    expect(await readOwnWords(await wordsFile(''))).toEqual(new Map());
  });

  it('are kept with how they are said, in a file of the person alone', async () => {
    const file = join(await folder(), 'made', 'words.toml');
    await addOwnWord(file, 'kubectl', 'cube control');
    await addOwnWord(file, ' Grafana\n', undefined);
    expect(await readOwnWords(file)).toEqual(
      new Map([
        ['kubectl', 'cube control'],
        ['Grafana', ''],
      ]),
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toMatch(
      /^# Words that were added by voice.*comments do not\.\n\n\[words\]\n/s,
    );
    expect(await readdir(join(file, '..'))).toEqual(['words.toml']);
  });

  it('replace those that differ only in capital letters', async () => {
    const file = await wordsFile('[words]\nkubectl = "cube control"\n');
    await addOwnWord(file, 'KubeCTL', undefined);
    expect(await readOwnWords(file)).toEqual(new Map([['KubeCTL', '']]));
  });

  it('can be forgotten, however they are capitalised', async () => {
    const file = await wordsFile('[words]\nKubectl = "cube control"\nGrafana = ""\n');
    expect(await removeOwnWord(file, 'kubectl')).toBe(true);
    expect(await removeOwnWord(file, 'kubectl')).toBe(false);
    expect(await readOwnWords(file)).toEqual(new Map([['Grafana', '']]));
  });

  it('keep what a person wrote among them', async () => {
    const file = await wordsFile('# mine\n[words]\n"C++" = "see plus plus" # said so\n\'a"b\' = ""\n');
    await addOwnWord(file, 'x', undefined);
    expect(await readOwnWords(file)).toEqual(
      new Map([
        ['C++', 'see plus plus'],
        ['a"b', ''],
        ['x', ''],
      ]),
    );
  });

  it('are all kept when several are added at once', async () => {
    const file = await wordsFile();
    const words = Array.from({ length: 12 }, (_, index) => `word${index}`);
    await Promise.all(words.map((word) => addOwnWord(file, word, undefined)));
    expect([...(await readOwnWords(file)).keys()]).toEqual(words);
  });

  it('are written through a link, which stays', async () => {
    const real = await wordsFile('');
    const link = join(await folder(), 'words.toml');
    await symlink(real, link);
    await addOwnWord(link, 'kubectl', undefined);
    expect(await readOwnWords(real)).toEqual(new Map([['kubectl', '']]));
  });

  it.each([
    ['[words\n', 'words.toml line 1, column 7: '],
    ['[words]\n"" = "x"\n', 'words.toml line 2, column 7: "" is no word'],
    ['[words]\na = ""\n"  " = ""\n', 'words.toml line 3, column 9: "  " is no word'],
    [`[words]\n"${'x'.repeat(101)}" = ""\n`, 'is no word: a word of the vocabulary has 1 to 100 characters'],
    ['[words]\na = "b\\u0007"\n', 'words.toml line 2, column 6: how "a" is said is no word'],
    ['[words]\na = 1\n', 'words.toml line 2, column 5: "a" must be a text: how it is said, or "".'],
    ['words = 1\n', 'words.toml line 1, column 9: [words] must be a table.'],
    ['\n[word]\n', 'words.toml line 2, column 1: there is no "word" here, only [words].'],
  ])('of a broken file are an error, and it is left as it is: %j', async (text, sentence) => {
    const file = await wordsFile(text);
    const attempts = [() => readOwnWords(file), () => addOwnWord(file, 'x', undefined), () => removeOwnWord(file, 'x')];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'bad_config',
        message: expect.stringContaining(sentence),
        hint: `Correct ${file}, or move it away.`,
      });
    }
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it.each(['', ' ', 'a\u0000b', 'x'.repeat(101)])('must be words: %j is none', async (word) => {
    const file = await wordsFile('');
    await expect(addOwnWord(file, word, undefined)).rejects.toMatchObject({ code: 'bad_argument' });
    await expect(addOwnWord(file, 'kubectl', word)).rejects.toMatchObject({ code: 'bad_argument' });
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('that cannot be written are an error, after which others can be', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'file'), '');
    const blocked = join(dir, 'file', 'words.toml');
    await expect(addOwnWord(blocked, 'x', undefined)).rejects.toMatchObject({ code: 'state_unwritable' });
    await addOwnWord(join(dir, 'words.toml'), 'x', undefined);
    expect(await readdir(dir)).toEqual(['file', 'words.toml']);
  });

  it.skipIf(process.getuid?.() === 0)('that cannot be read are an error', async () => {
    const file = await wordsFile('');
    await chmod(file, 0o000);
    await expect(readOwnWords(file)).rejects.toMatchObject({ code: 'bad_config', message: /EACCES/ });
  });
});

describe('the vocabulary of the config', () => {
  it('has the words of both files; what was said by voice counts', async () => {
    const dir = await folder();
    const configFile = join(dir, 'config.toml');
    await writeFile(
      configFile,
      '[vocabulary]\nwords = ["Grafana"]\nspoken = { kubectl = "cube cuttle", nginx = "engine x" }\n',
    );
    const words = join(dir, 'words.toml');
    await writeFile(words, '[words]\nGrafana = ""\nVite = ""\nkubectl = "cube control"\n');
    const { config } = await loadConfig({ configFile, configNamed: true, wordsFile: words }, {});
    expect(config.vocabulary.words).toEqual(['Grafana', 'Vite']);
    expect(config.vocabulary.spoken).toEqual(
      new Map([
        ['kubectl', 'cube control'],
        ['nginx', 'engine x'],
      ]),
    );
  });

  it('is not loaded where the file of added words is broken', async () => {
    const wordsFilePath = await wordsFile('[words]\na = 1\n');
    const paths = { configFile: '/nonexistent/config.toml', configNamed: false, wordsFile: wordsFilePath };
    await expect(loadConfig(paths, {})).rejects.toMatchObject({ code: 'bad_config' });
  });
});
