import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { installedAgents, limitChecks } from '../../src/daemon/config-checks.ts';
import { configFile } from '../config/temporary-file.ts';

async function config(text: string) {
  return (await loadConfig(await configFile(text), {})).config;
}

describe('limits of turns and cost', () => {
  it('are warned of where the default agent takes none', async () => {
    const text = '[agent]\ndefault = "codex"\n[tasks]\nmax_turns = 3\nmax_cost = 1.5\n';
    expect(limitChecks(await config(text))).toEqual([
      {
        name: 'limits',
        type: 'warning',
        detail: 'The agent "codex" does not know max_turns and max_cost: its tasks run without.',
        remedy: 'Set time_limit under [tasks], or take an agent of format "claude": wilco config path',
      },
    ]);
  });

  it('are no matter where it takes them, or where there are none', async () => {
    expect(limitChecks(await config('[tasks]\nmax_turns = 3\n'))).toEqual([]);
    expect(limitChecks(await config('[agent]\ndefault = "codex"\n'))).toEqual([]);
  });

  it('of an agent of a project are warned of too', async () => {
    const text = '[projects]\napi = { dir = "/a", agent = "gemini" }\n[tasks]\nmax_cost = 1\n';
    expect(limitChecks(await config(text))).toMatchObject([{ detail: expect.stringContaining('"gemini"') }]);
  });
});

it('the agents that are listed are those whose programs are there, the default one first', async () => {
  const text = [
    '[agent]\ndefault = "zeta"',
    '[agents.alpha]\ncommand = ["/bin/sh", "{prompt}"]',
    '[agents.gone]\ncommand = ["/no/such/program", "{prompt}"]',
    '[agents.zeta]\ncommand = ["sh", "{prompt}"]',
  ].join('\n');
  expect(installedAgents(await config(text), { PATH: '/bin' })).toEqual(['zeta', 'alpha']);
  expect(installedAgents(await config(text), { PATH: '/nowhere' })).toEqual(['alpha']);
});
