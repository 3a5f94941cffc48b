import { expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { actSettings } from '../../src/daemon/build-rooms.ts';

const more = { stateDir: '/state', foregroundDir: undefined, sentences: () => [] };

async function defaults(): Promise<Config> {
  return (await loadConfig({ configFile: '/nonexistent/config.toml', configNamed: false }, {})).config;
}

it('limits go to the agents only where the config has some', async () => {
  const config = await defaults();
  expect(actSettings(config, more).limits).toEqual({});
  const limited = { ...config, tasks: { ...config.tasks, maxTurns: 40, maxCost: 2.5 } };
  expect(actSettings(limited, more).limits).toEqual({ turns: 40, cost: 2.5 });
});

it('tasks run as the config says', async () => {
  const config = await defaults();
  const tasks = { ...config.tasks, graceAfterResult: 1, atOnce: 3, leftovers: 'keep', keepEnded: 7 } as const;
  expect(actSettings({ ...config, tasks }, more).tasks).toMatchObject({
    resultGrace: 1,
    atOnce: 3,
    leftovers: 'keep',
    keepEnded: 7,
    containment: 'auto',
  });
});

it('the key of the recogniser is a secret, whatever it is called', async () => {
  const config = await defaults();
  expect(actSettings(config, more).secrets).toEqual(['OPENAI_API_KEY']);
  const { recogniser } = config;
  const own = { ...config, recogniser: { ...recogniser, openai: { ...recogniser.openai, apiKeyEnv: 'MY_EARS' } } };
  expect(actSettings(own, more).secrets).toEqual(['MY_EARS']);
});
