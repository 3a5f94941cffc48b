import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../src/act/agents/child-environment.ts';

describe("an agent's environment", () => {
  it("is the person's, with the task's marker", () => {
    const env = {
      PATH: '/bin',
      OPENAI_API_KEY: 'k',
      ANTHROPIC_BASE_URL: 'http://localhost',
      EMPTY: '',
      GONE: undefined,
    };
    expect(childEnvironment(env, 'm-1')).toEqual({
      PATH: '/bin',
      OPENAI_API_KEY: 'k',
      ANTHROPIC_BASE_URL: 'http://localhost',
      EMPTY: '',
      WILCO_TASK: 'm-1',
    });
  });

  it("has nothing of Wilco's own, and of an outer task no marker", () => {
    expect(childEnvironment({ WILCO_TASK: 'outer', WILCO_SECRET: 's' }, 'm-1')).toEqual({ WILCO_TASK: 'm-1' });
  });

  it.each([
    'CLAUDECODE',
    'CLAUDE_CODE_ENTRYPOINT',
    'CLAUDE_CODE_SSE_PORT',
    'CLAUDE_CODE_EXECPATH',
    'CLAUDE_CODE_SESSION_ID',
    'CLAUDE_CODE_SOMETHING_NEW',
    'CLAUDE_PROJECT_DIR',
  ])('a session speaks for itself alone: %s is left out', (name) => {
    expect(childEnvironment({ [name]: '1' }, 'm')).toEqual({ WILCO_TASK: 'm' });
  });

  it.each([
    'CLAUDE_CODE_USE_BEDROCK',
    'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC',
    'CLAUDE_CODE_MAX_OUTPUT_TOKENS',
    'CLAUDE_CODE_OAUTH_TOKEN',
    'CLAUDE_CODE_SUBAGENT_MODEL',
    'CLAUDE_CODE_PRINT_BG_WAIT_CEILING_MS',
    'CLAUDE_CONFIG_DIR',
  ])('what a person sets on purpose stays: %s', (name) => {
    expect(childEnvironment({ [name]: '1' }, 'm')).toEqual({ [name]: '1', WILCO_TASK: 'm' });
  });

  it('has no secret of Wilco', () => {
    expect(childEnvironment({ PATH: '/bin', OPENAI_API_KEY: 'k' }, 'm', { secrets: ['OPENAI_API_KEY'] })).toEqual({
      PATH: '/bin',
      WILCO_TASK: 'm',
    });
  });

  describe('that is given by a list', () => {
    const env = { PATH: '/bin', HOME: '/h', NPM_TOKEN: 't', NPM: 'n', KEY: 'k', WILCO_TASK: 'outer', CLAUDECODE: '1' };
    const given = (allowed: readonly string[]) => childEnvironment(env, 'm', { allowed, secrets: ['KEY'] });

    it('holds what it names, and the marker', () => {
      expect(given(['PATH', 'UNKNOWN'])).toEqual({ PATH: '/bin', WILCO_TASK: 'm' });
      expect(given([])).toEqual({ WILCO_TASK: 'm' });
      expect(given(['WILCO_TASK'])).toEqual({ WILCO_TASK: 'm' });
    });

    it('holds all that begins as a pattern says, and a star only at the end is one', () => {
      expect(given(['NPM_*'])).toEqual({ NPM_TOKEN: 't', WILCO_TASK: 'm' });
      expect(given(['*_TOKEN'])).toEqual({ WILCO_TASK: 'm' });
    });

    it('holds a secret only where it is written out', () => {
      expect(given(['*'])).toEqual({ PATH: '/bin', HOME: '/h', NPM_TOKEN: 't', NPM: 'n', WILCO_TASK: 'm' });
      expect(given(['K*'])).toEqual({ WILCO_TASK: 'm' });
      expect(given(['KEY', 'CLAUDECODE'])).toEqual({ KEY: 'k', CLAUDECODE: '1', WILCO_TASK: 'm' });
    });
  });
});
