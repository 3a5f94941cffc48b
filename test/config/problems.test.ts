import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { configFile } from './temporary-file.ts';

async function complaint(text: string): Promise<{ readonly message: string; readonly hint: string }> {
  const file = await configFile(text);
  const error: unknown = await loadConfig(file, {}).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'WilcoError', code: 'bad_config' });
  const { message, hint } = error as { message: string; hint: string };
  expect(hint).toContain(`Correct ${file.configFile}, then: wilco config check`);
  return { message, hint };
}

describe('a mistake in the config', () => {
  it.each([
    [
      'a mistyped key',
      '[hotkey]\n\nkee = "F9"',
      'config.toml line 3: [hotkey] has no key "kee"; did you mean "key"? Expected one of: enabled, key, mode, backend, device, minimum_hold, debounce, longest_take.',
    ],
    ['a mistyped table', '[hotkeys]\nkey = "x"', 'line 1: there is no [hotkeys]; did you mean "hotkey"? Expected one'],
    ['a key outside of tables', 'key = "F9"', 'line 1: there is no key "key". Expected one of: hotkey, microphone'],
    [
      'a key of another kind',
      '[hotkey]\nenabled = "yes"',
      'line 2: [hotkey] enabled must be true or false, not "yes".',
    ],
    [
      'a number too large',
      '[speech]\nrate = 1000',
      'line 2: [speech] rate must be a whole number from 80 to 450, not 1000',
    ],
    [
      'a broken number',
      '[speech]\nrate = 80.5',
      'line 2: [speech] rate must be a whole number from 80 to 450, not 80.5',
    ],
    [
      'too little money',
      '[tasks]\nmax_cost = -1',
      'line 2: [tasks] max_cost must be a number from 0 to 100000, not -1',
    ],
    [
      'a time with a unit',
      '[tasks]\ntime_limit = "8h"',
      '[tasks] time_limit must be a whole number of milliseconds from 0 to 1209600000, not "8h".',
    ],
    ['endless money', '[tasks]\nmax_cost = inf', 'max_cost must be a number from 0 to 100000, not inf.'],
    ['a negative endless', '[tasks]\nmax_cost = -inf', 'not -inf.'],
    ['no number', '[speech]\nrate = nan', 'not nan.'],
    [
      'an end of what is never noticed',
      '[tasks]\nstalled_after = 0\nend_stalled = true',
      'line 3: [tasks] end_stalled must be false while stalled_after is 0, for then no agent counts as stalled.',
    ],
    ['a project with nothing', '[projects]\napi = 3', '[projects] api must be a directory, or a table such as { dir ='],
    ['a project without place', '[projects]\napi = { agent = "codex" }', '[projects] api needs a "dir"'],
    ['a relative place', '[projects]\napi = { dir = "x" }', 'dir must be an absolute path or begin with ~/.'],
    [
      'a mistyped key of a project',
      '[projects]\napi = { dir = "/a", agnt = "x" }',
      'line 2: [projects] api has no key "agnt"; did you mean "agent"? Expected one of: dir, agent.',
    ],
    [
      'an unknown agent of a project',
      '[projects.api]\ndir = "/a"\nagent = "x"',
      'line 3: [projects.api] agent must be one of: claude, codex, gemini, opencode.',
    ],
    ['too many at once', '[tasks]\nat_once = 501', '[tasks] at_once must be a whole number from 0 to 500, not 501'],
    ['an unknown containment', '[tasks]\ncontainment = "vm"', 'must be one of: auto, subreaper, namespace, not "vm"'],
    [
      'an unknown choice',
      '[recogniser]\nchain = ["auto", "x"]',
      'chain, element 2, must be one of: auto, local, openai',
    ],
    [
      'an empty list',
      '[recogniser]\nchain = []',
      '[recogniser] chain must be a list that is not empty of: auto, local',
    ],
    ['a value in place of a table', 'hotkey = 3', 'line 1: [hotkey] must be a table, not 3.'],
    ['a key as a secret', '[recogniser.openai]\napi_key = "s"', 'has no key "api_key"; did you mean "api_key_env"?'],
    ['a secret as a name', '[recogniser.openai]\napi_key_env = "sk-1"', 'must be the name of an environment variable'],
    ['no URL', '[recogniser.openai]\nbase_url = "x"', 'must be a URL that begins with http:// or https://, not "x".'],
    ['an agent without command', '[agents.x]\nformat = "text"', 'line 1: [agents.x] needs a "command"'],
    ['a command without prompt', '[agents.x]\ncommand = ["a"]', '[agents.x] command must hold {prompt} exactly once'],
    [
      'a command with two',
      '[agents.x]\ncommand = ["a", "{prompt}{prompt}"]',
      'exactly once, where the prompt goes, not 2',
    ],
    ['a prompt as program', '[agents.x]\ncommand = ["{prompt}"]', '[agents.x] command must begin with a program'],
    ['an unknown agent', '[agent]\ndefault = "x"', 'line 2: [agent] default must be one of: claude'],
    ['a relative project', '[projects]\napi = "code"', '[projects] api must be an absolute path or begin with ~/.'],
    ['two projects of one name', '[projects]\napi = "/a"\nAPI = "/b"', 'line 3: [projects] API sounds like "api"'],
    ['no TOML', '[hotkey]\nkey = F9', 'config.toml line 2, column 7: '],
    ['a key given twice', '[cues]\nenabled = true\nenabled = true', 'config.toml line 3, column 1: '],
  ])('that is %s is named with its place and what was expected', async (_what, text, sentence) => {
    expect((await complaint(text)).message).toContain(sentence);
  });

  it('that leaks a secret is told without the secret', async () => {
    const { message, hint } = await complaint('[recogniser.openai]\napi_key = "sk-secret"\napi_key_env = "sk-secret"');
    expect(message + hint).not.toContain('sk-secret');
  });

  it('is one of several that are all listed in the order of the file', async () => {
    const { message, hint } = await complaint('[popups]\nenable = true\n[hotkey]\nkee = "x"\nminimum_hold = -1');
    expect(message).toContain('line 2: [popups] has no key "enable"; did you mean "enabled"?');
    expect(hint.split('\n').slice(0, 2)).toEqual([
      expect.stringContaining('Also config.toml line 4: [hotkey] has no key "kee"'),
      expect.stringContaining(
        'Also config.toml line 5: [hotkey] minimum_hold must be a whole number of milliseconds from 0',
      ),
    ]);
  });
});
