import { mkdir, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TASK_SETTINGS } from '../../src/act/tasks/task-settings.ts';
import { loadConfig } from '../../src/config/load.ts';
import { configFile } from './temporary-file.ts';

const NO_FILE = { configFile: '/nonexistent/config.toml', configNamed: false };

describe('the config', () => {
  it('without a file is all defaults', async () => {
    const { config, found } = await loadConfig(NO_FILE, {});
    expect(found).toBe(false);
    expect(config).toMatchObject({
      hotkey: {
        ...{ enabled: true, key: 'ControlRight', mode: 'hold', backend: 'auto', device: '' },
        ...{ minimumHold: 250, debounce: 30, longestTake: 60_000 },
      },
      microphone: { backend: 'auto', device: 'default', warm: 'auto', preRoll: 500, tail: 200 },
      recogniser: { chain: ['auto'], trustPrompts: false, local: { model: undefined, library: undefined } },
      agent: { default: 'claude' },
      projects: { roots: [], named: {}, agents: {} },
      speech: { enabled: true, longText: false, voice: 'en', rate: 175 },
      understanding: { language: 'en', undoFor: 10_000, answerWithin: 30_000, sureEnough: 0.55 },
      vocabulary: { words: [], spoken: new Map(), replace: new Map() },
      commands: [],
    });
    expect(config.model).toEqual({
      enabled: false,
      name: 'gpt-5.6-luna',
      baseUrl: undefined,
      apiKey: undefined,
      apiKeyEnv: 'OPENAI_API_KEY',
      timeout: 3000,
      tidyPrompts: false,
    });
    expect(config.recogniser.openai).toEqual({
      model: 'gpt-transcribe',
      baseUrl: undefined,
      apiKey: undefined,
      apiKeyEnv: 'OPENAI_API_KEY',
      timeout: 10_000,
      realtime: false,
    });
    expect(config.wakeWord).toMatchObject({ engine: 'off', phrase: 'hey wilco', accessKey: undefined });
    expect(config.agents['claude']?.command.slice(-2)).toEqual(['--', '{prompt}']);
  });

  it('of tasks is, without a file, what the room that runs them has by itself', async () => {
    const { tasks } = (await loadConfig(NO_FILE, {})).config;
    const { graceAfterResult: resultGrace, maxTurns, maxCost, ...others } = tasks;
    const { adoptedPoll: _, ...room } = DEFAULT_TASK_SETTINGS;
    expect({ ...others, resultGrace }).toEqual(room);
    expect([maxTurns, maxCost]).toEqual([undefined, undefined]);
  });

  it('of tasks is what the file says, 0 being no limit', async () => {
    const file = await configFile(`
      [tasks]
      at_once = 3
      cancel_grace = 0
      stalled_after = 0
      end_stalled = false
      time_limit = 60_000
      log_limit = 1
      leftovers = "keep"
      containment = "namespace"
      keep_days = 2
      max_turns = 40
      max_cost = 2.5
    `);
    expect((await loadConfig(file, {})).config.tasks).toEqual({
      graceAfterResult: 10_000,
      cancelGrace: 0,
      stalledAfter: 0,
      endStalled: false,
      timeLimit: 60_000,
      atOnce: 3,
      logLimit: 1_048_576,
      leftovers: 'keep',
      containment: 'namespace',
      keepEnded: 172_800_000,
      maxTurns: 40,
      maxCost: 2.5,
    });
    const none = await configFile('[tasks]\nlog_limit = 0\nkeep_days = 0\ntime_limit = 0\nmax_cost = 0\n');
    expect((await loadConfig(none, {})).config.tasks).toMatchObject({
      logLimit: 0,
      keepEnded: 0,
      timeLimit: 0,
      maxCost: undefined,
    });
  });

  it('is what the file says', async () => {
    const file = await configFile(`
      hotkey = { key = "F9", minimum_hold = 100 }
      agent.default = "echo"
      [microphone]
      pre_roll = 0
      [recogniser.local]
      model = "~/model"
      [agents.echo]
      command = ["echo", "--prompt={prompt}"]
      [projects]
      roots = ["~/code", "/srv"]
      api = "~/work/api"
      web = { dir = "~/web", agent = "codex" }
      docs = { dir = "/srv/docs" }
      [vocabulary]
      words = ["kubernetes"]
      [vocabulary.spoken]
      kubectl = "cube control"
      [vocabulary.replace]
      "get hub" = "GitHub"
    `);
    const { config, found } = await loadConfig(file, { HOME: '/home/someone' });
    expect(found).toBe(true);
    expect(config.hotkey).toMatchObject({ enabled: true, key: 'F9', minimumHold: 100 });
    expect(config.microphone).toMatchObject({ preRoll: 0, tail: 200 });
    expect(config.recogniser.local.model).toBe('/home/someone/model');
    expect(config.agent.default).toBe('echo');
    expect(Object.keys(config.agents)).toEqual(expect.arrayContaining(['claude', 'echo']));
    expect(config.agents['echo']).toEqual({ command: ['echo', '--prompt={prompt}'], format: 'text' });
    expect(config.projects).toEqual({
      roots: ['/home/someone/code', '/srv'],
      named: { api: '/home/someone/work/api', web: '/home/someone/web', docs: '/srv/docs' },
      agents: { web: 'codex' },
    });
    expect(config.vocabulary).toEqual({
      words: ['kubernetes'],
      spoken: new Map([['kubectl', 'cube control']]),
      replace: new Map([['get hub', 'GitHub']]),
    });
  });

  it('takes the key only from the environment, and the URL from there where the file has none', async () => {
    const file = await configFile('[recogniser.openai]\napi_key_env = "MY_KEY"\n');
    const env = { MY_KEY: 'secret', OPENAI_API_KEY: 'other', OPENAI_BASE_URL: 'http://localhost:1/v1' };
    const { openai } = (await loadConfig(file, env)).config.recogniser;
    expect(openai).toMatchObject({ apiKey: 'secret', baseUrl: 'http://localhost:1/v1' });
    const own = await configFile('[recogniser.openai]\nbase_url = "https://example.org/v1"\n');
    expect((await loadConfig(own, env)).config.recogniser.openai.baseUrl).toBe('https://example.org/v1');
  });

  it('lets a table named claude replace the Claude CLI', async () => {
    const file = await configFile('[agents.claude]\ncommand = ["my-claude", "{prompt}"]\nformat = "claude"\n');
    expect((await loadConfig(file, {})).config.agents['claude']).toEqual({
      command: ['my-claude', '{prompt}'],
      format: 'claude',
    });
  });

  it('that was asked for by name must be there', async () => {
    await expect(loadConfig({ ...NO_FILE, configNamed: true }, {})).rejects.toMatchObject({
      code: 'bad_config',
      message: 'There is no config file /nonexistent/config.toml.',
    });
  });

  it('that cannot be read is an error, never the defaults', async () => {
    const file = await configFile('');
    await rm(file.configFile);
    await mkdir(file.configFile);
    await expect(loadConfig(file, {})).rejects.toMatchObject({ code: 'bad_config', message: /EISDIR/ });
  });
});
