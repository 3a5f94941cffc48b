import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { readConfig } from '../../src/config/read-file.ts';
import { showConfig } from '../../src/config/show.ts';
import { BUILT_IN_AGENTS, CLAUDE } from '../../src/core/agent-settings.ts';
import { configFile } from './temporary-file.ts';

async function agents(text: string) {
  return (await loadConfig(await configFile(text), {})).config.agents;
}

describe('the agents of the config', () => {
  it('are Claude, Codex, Gemini and OpenCode where it names none', async () => {
    expect(await agents('')).toEqual(BUILT_IN_AGENTS);
    expect(Object.keys(await agents(''))).toEqual(['claude', 'codex', 'gemini', 'opencode']);
  });

  it.each(['codex', 'gemini', 'opencode'] as const)('a table named %s replaces that one and no other', async (name) => {
    const table = `[agents.${name}]\ncommand = ["mine", "{prompt}"]\nformat = "${name}"\n`;
    expect(await agents(table)).toEqual({
      ...BUILT_IN_AGENTS,
      [name]: { command: ['mine', '{prompt}'], format: name },
    });
  });

  it('a default agent may be any that is known', async () => {
    const file = await configFile('[agent]\ndefault = "gemini"\n');
    expect((await loadConfig(file, {})).config.agent.default).toBe('gemini');
  });

  it('an agent may be given only some variables of the environment', async () => {
    const text = '[agents.mine]\ncommand = ["mine", "{prompt}"]\nenvironment = ["PATH", "NPM_*", "*"]\n';
    expect((await agents(text))['mine']).toEqual({
      command: ['mine', '{prompt}'],
      format: 'text',
      environment: ['PATH', 'NPM_*', '*'],
    });
    const read = await readConfig(await configFile(text));
    if (read.type === 'bad') throw new Error('the config is good');
    expect(showConfig(read.content, true)).toContain('environment = [ "PATH", "NPM_*", "*" ]');
    expect((await agents(''))['claude']).toEqual(CLAUDE);
  });

  it.each([
    ['format = "aider"', '[agents.mine] format must be one of: claude, codex, gemini, opencode, text, not "aider".'],
    [
      'environment = ["A B"]',
      '[agents.mine] environment, element 1, must be the name of a variable, such as "PATH" or "NPM_*"',
    ],
    ['environment = ["PATH", "*_KEY"]', 'environment, element 2, must be the name of a variable'],
    ['environment = "PATH"', '[agents.mine] environment must be a list'],
    ['turns = 3', '[agents.mine] has no key "turns". Expected one of: command, format, environment.'],
  ])('a mistake is named: %s', async (line, sentence) => {
    const text = `[agents.mine]\ncommand = ["mine", "{prompt}"]\n${line}\n`;
    await expect(agents(text)).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.stringContaining(sentence),
    });
  });
});
