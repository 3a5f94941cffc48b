import { mkdir, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFile } from './temporary-file.ts';

const NO_FILE = { configFile: '/nonexistent/config.toml', configNamed: false };

describe('the config', () => {
  it('without a file is all defaults', async () => {
    const { config, found } = await loadConfig(NO_FILE, {});
    expect(found).toBe(false);
    expect(config).toMatchObject({
      hotkey: { enabled: true, key: 'ControlRight', minimumHold: 250 },
      microphone: { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 150 },
      recogniser: { chain: ['auto'], trustPrompts: false, local: { model: undefined, library: undefined } },
      agent: { default: 'claude' },
      projects: { roots: [], named: {} },
      tasks: { graceAfterResult: 10_000 },
      speech: { enabled: true, longText: false, voice: 'en', rate: 175 },
    });
    expect(config.recogniser.openai).toEqual({
      model: 'gpt-4o-mini-transcribe',
      baseUrl: undefined,
      apiKey: undefined,
      timeout: 10_000,
    });
    expect(config.agents['claude']?.command.slice(-2)).toEqual(['--', '{prompt}']);
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
      [vocabulary]
      words = ["kubernetes"]
      [vocabulary.spoken]
      kubectl = "cube control"
    `);
    const { config, found } = await loadConfig(file, { HOME: '/home/someone' });
    expect(found).toBe(true);
    expect(config.hotkey).toEqual({ enabled: true, key: 'F9', minimumHold: 100 });
    expect(config.microphone).toMatchObject({ preRoll: 0, tail: 150 });
    expect(config.recogniser.local.model).toBe('/home/someone/model');
    expect(config.agent.default).toBe('echo');
    expect(Object.keys(config.agents)).toEqual(['claude', 'echo']);
    expect(config.agents['echo']).toEqual({ command: ['echo', '--prompt={prompt}'], format: 'text' });
    expect(config.projects).toEqual({
      roots: ['/home/someone/code', '/srv'],
      named: { api: '/home/someone/work/api' },
    });
    expect(config.vocabulary).toEqual({ words: ['kubernetes'], spoken: new Map([['kubectl', 'cube control']]) });
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
    expect((await loadConfig(file, {})).config.agents).toEqual({
      claude: { command: ['my-claude', '{prompt}'], format: 'claude' },
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
