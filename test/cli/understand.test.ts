import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnderstoodLine } from '../../src/cli/understood-line.ts';
import type { TaskEvent } from '../../src/core/journal.ts';
import { commands } from '../fakes/fake-language-model.ts';
import { taskFacts } from '../fakes/task-facts.ts';
import { needsVoiceAndModel } from '../hear/recogniser/local/speak.ts';
import { answering, failing, ScriptedServer } from '../understand/model/scripted-server.ts';
import { CLI, type Outcome, wilco } from './wilco.ts';

let home: string;
let config: string;

beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'wilco-understand-')));
  const projects = ['api', 'web', 'docs'];
  for (const project of projects) await mkdir(join(home, 'code', project, '.git'), { recursive: true });
  config = join(home, 'my.toml');
  const named = projects.map((project) => `${project} = "${join(home, 'code', project)}"\n`).join('');
  await writeFile(config, `[projects]\n${named}[recogniser]\nchain = ["local"]\n`);
  await mkdir(join(home, 'state', 'wilco'), { recursive: true });
  const tasks = [
    taskFacts({ id: 1, name: 'refactor auth', projectDir: join(home, 'code', 'api') }),
    taskFacts({ id: 2, name: 'dark mode', projectDir: join(home, 'code', 'web') }),
  ];
  const events = tasks.map((task): TaskEvent => ({ v: 1, type: 'created', at: 1000, task, marker: `m${task.id}` }));
  await writeFile(
    join(home, 'state', 'wilco', 'journal.jsonl'),
    events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  );
});

afterAll(() => rm(home, { recursive: true, force: true }));

interface Surroundings {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

function understand(args: readonly string[], { cwd = home, env = {} }: Surroundings = {}): Promise<Outcome> {
  const places = { XDG_STATE_HOME: join(home, 'state'), WILCO_CONFIG: config };
  return wilco(['understand', ...args], { runtimeDir: home, env: { ...places, ...env }, cwd });
}

async function lines(args: readonly string[], surroundings?: Surroundings): Promise<readonly UnderstoodLine[]> {
  const { stdout, stderr } = await understand(['--json', ...args], surroundings);
  expect(stderr).toBe('');
  return linesOf(stdout);
}

function linesOf(stdout: string): readonly UnderstoodLine[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('wilco understand', { timeout: 60_000 }, () => {
  it('shows every step, and does nothing of it', async () => {
    const before = await readdir(home, { recursive: true });
    const { code, stdout, stderr } = await understand(['cancel the auth task']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^heard +cancel the auth task$/m);
    expect(stdout).toMatch(/^template +cancel: /m);
    expect(stdout).toMatch(/^references +.*task 1, refactor auth$/m);
    expect(stdout).toMatch(/^risk +destructive$/m);
    expect(stdout).toMatch(/^decision +act: it would be done$/m);
    expect(stdout).toMatch(/^ +cancel: task 1$/m);
    expect(stdout).toMatch(/^time +[\d.]+ ms$/m);
    expect(await readdir(home, { recursive: true })).toEqual(before);
  });

  it('gives a program one line for each sentence, each alone', async () => {
    const [first, second, third] = await lines(['kill the dark mode task', 'what is running', 'yes']);
    expect(first).toMatchObject({ file: null, text: 'kill the dark mode task', intent: 'cancel', decision: 'act' });
    expect(first).toMatchObject({ slots: { now: true }, confidence: expect.any(Number), ms: expect.any(Number) });
    expect(second).toMatchObject({ intent: 'status', decision: 'act', slots: {} });
    expect(third).toMatchObject({ intent: 'confirm', decision: 'tell' });
  });

  it('says what it would ask, and what it does not understand', async () => {
    const asked = await understand(['cancel everything']);
    expect(asked.stdout).toMatch(/^decision +ask: it would be asked about\n +Cancel all 2 tasks\?$/m);
    const unclear = await understand(['the weather is nice in paris']);
    expect(unclear.code).toBe(0);
    expect(unclear.stdout).toMatch(/^decision +nothing: it is not understood$/m);
    expect(unclear.stdout).toContain('I heard “the weather is nice in paris”.');
  });

  it('takes the folder it is called in as the current project', async () => {
    const at = join(home, 'code', 'docs');
    const { stdout } = await understand(['start task fix the login'], { cwd: at });
    expect(stdout).toMatch(/^ +start: prompt "fix the login" · project docs/m);
    const [line] = await lines(['start task fix the login'], { cwd: home });
    expect(line).toMatchObject({ intent: 'start', decision: 'ask' });
  });

  it('takes another config, and refuses a bad one', async () => {
    const other = join(home, 'other.toml');
    await writeFile(other, '[projects]\nshop = "/"\n');
    const [line] = await lines(['start task fix the login', '--config', other], { cwd: '/' });
    expect(line).toMatchObject({ intent: 'start', decision: 'undo' });
    await writeFile(other, '[hotkey]\nkee = 1\n');
    const bad = await understand(['what is running', '--config', other]);
    expect(bad).toMatchObject({ code: 2, stdout: '' });
    expect(bad.stderr).toContain('has no key "kee"');
  });

  it('reads sentences from stdin, one a line, where it is given none', async () => {
    const child = spawn(process.execPath, [CLI, 'understand', '--json'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'], HOME: home, WILCO_CONFIG: config, XDG_STATE_HOME: join(home, 'state') },
      cwd: home,
    });
    child.stdin.end('what is running\n\nhelp\r\nundo that');
    const read = linesOf(await text(child.stdout)).map((line) => ('text' in line ? line.text : ''));
    expect(read).toEqual(['what is running', 'help', 'undo that']);
  });

  it('without any sentence it says how to give one', async () => {
    const { code, stdout, stderr } = await understand([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no sentence to understand.\nGive one in quotes: wilco understand');
  });
});

describe.skipIf(needsVoiceAndModel())('wilco understand --audio', { timeout: 60_000 }, () => {
  async function speak(sentence: string, name: string): Promise<string> {
    const file = join(home, name);
    await promisify(execFile)('flite', ['-voice', 'slt', '-t', sentence, '-o', file]);
    return file;
  }

  it('hears many files in one process; a bad one is one line, and the others are done', async () => {
    const one = await speak('what is running', 'one.wav');
    const two = await speak('cancel it', 'two.wav');
    const bad = join(home, 'bad.wav');
    await writeFile(bad, 'no sound');
    const { code, stdout, stderr } = await understand(['--audio', one, bad, two, '--json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(linesOf(stdout)).toMatchObject([
      { file: one, text: 'what is running', intent: 'status', decision: 'act' },
      { file: bad, error: { code: 'audio_format' } },
      { file: two, text: 'cancel it', intent: 'cancel', decision: expect.not.stringMatching(/^act$/) },
    ]);
    const shown = await understand(['--audio', bad, one]);
    expect(shown.code).toBe(1);
    expect(shown.stderr).toMatch(/^wilco: .*bad\.wav: [^\n]+\n$/);
    expect(shown.stdout).toMatch(/^file +.*one\.wav\nheard +what is running \(local, \d+ %\)$/m);
  });
});

describe('wilco understand with a language model', { timeout: 60_000 }, () => {
  const unclear = 'so i think that dark mode could as well stop by now';
  let server: ScriptedServer;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    server = new ScriptedServer();
    env = { OPENAI_BASE_URL: await server.start(), OPENAI_API_KEY: 'sk-test' };
  });

  afterAll(() => server.stop());

  it('says that it would be asked, and asks only when told to', async () => {
    server.script = [answering(commands({ cancel: { name: 'dark mode' }, now: null }))];
    const [line] = await lines([unclear], { env });
    expect(line).toMatchObject({ intent: null, decision: 'model' });
    expect(server.requests).toEqual([]);
    const { stdout } = await understand([unclear, '--model'], { env });
    expect(server.requests).toHaveLength(1);
    expect(stdout).toMatch(/^decision +ask: it would be asked about\n +Cancel task 2, dark mode\?$/m);
  });

  it('says why that did not help', async () => {
    server.script = [failing(401, { message: 'no such key' })];
    const { code, stdout } = await understand([unclear, '--model'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^decision +nothing: it is not understood$/m);
    expect(stdout).toMatch(/^note +the language model gave no answer: /m);
  });

  it('cannot ask one that is not there', async () => {
    const { code, stdout, stderr } = await understand(['what is running', '--model']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('There is no language model to ask.\nSet OPENAI_API_KEY in the environment');
  });
});
