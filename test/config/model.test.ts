import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFile } from './temporary-file.ts';

async function model(text: string, env: NodeJS.ProcessEnv) {
  return (await loadConfig(await configFile(text), env)).config.model;
}

it('a model is asked where there is a key', async () => {
  const found = await model('[model]\nname = "small"\ntimeout = 500\ntidy_prompts = true\n', { OPENAI_API_KEY: 'k' });
  expect(found).toMatchObject({ enabled: true, name: 'small', apiKey: 'k', timeout: 500, tidyPrompts: true });
  expect(found.baseUrl).toBeUndefined();
});

it.each([
  ['[model]\nbase_url = "http://localhost:1/v1"\n', {}, 'http://localhost:1/v1'],
  ['', { OPENAI_BASE_URL: 'http://localhost:2/v1' }, 'http://localhost:2/v1'],
  ['[model]\nbase_url = "http://a/v1"\n', { OPENAI_BASE_URL: 'http://b/v1' }, 'http://a/v1'],
])('a model at a URL needs no key: %j %j', async (text, env, baseUrl) => {
  expect(await model(text, env)).toMatchObject({ enabled: true, baseUrl, apiKey: undefined });
});

it('the key may be in another variable', async () => {
  const text = '[model]\napi_key_env = "MY_KEY"\n';
  expect(await model(text, { MY_KEY: 'k' })).toMatchObject({ enabled: true, apiKey: 'k', apiKeyEnv: 'MY_KEY' });
  expect((await model(text, { OPENAI_API_KEY: 'k' })).enabled).toBe(false);
});

it('no model is asked without key and URL, or where the file says no', async () => {
  expect((await model('[model]\nenabled = true\n', {})).enabled).toBe(false);
  expect((await model('[model]\nenabled = false\n', { OPENAI_API_KEY: 'k' })).enabled).toBe(false);
  expect((await model('', { OPENAI_API_KEY: '' })).enabled).toBe(false);
});
