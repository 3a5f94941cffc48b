import { mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActSettings } from '../../src/act/act-settings.ts';
import { actingChecks } from '../../src/act/checks.ts';
import { Workshop } from './workshop.ts';

describe('the checks of the room ACT', () => {
  let workshop: Workshop;
  beforeEach(async () => {
    workshop = await Workshop.open();
  });
  afterEach(() => workshop.close());

  async function check(name: string, settings: Partial<ActSettings>, env: NodeJS.ProcessEnv = process.env) {
    const whole: ActSettings = {
      stateDir: workshop.path('not/yet/there'),
      defaultAgent: 'node',
      agents: { node: { command: [process.execPath, '{prompt}'], format: 'text' } },
      projects: { named: {}, roots: [] },
      sentences: () => [],
      ...settings,
    };
    const checks = await actingChecks(
      whole,
      env,
      Promise.resolve({ name: 'containment', type: 'ok', detail: 'a subreaper' }),
    );
    return checks.find((one) => one.name === name);
  }

  it('an agent that is there is named with its path', async () => {
    expect(await check('agent node', {})).toEqual({ name: 'agent node', type: 'ok', detail: process.execPath });
  });

  it('Claude missing: how to install it', async () => {
    const agents = { claude: { command: ['claude', '{prompt}'], format: 'claude' } } as const;
    expect(await check('agent claude', { agents, defaultAgent: 'claude' }, { PATH: '' })).toMatchObject({
      type: 'missing',
      remedy: 'Install it: npm i -g @anthropic-ai/claude-code',
    });
    expect(await check('agent claude', { agents, defaultAgent: 'other' }, { PATH: '' })).toMatchObject({
      type: 'warning',
    });
  });

  it('a default agent without a section, and a command without a place for the prompt', async () => {
    expect(await check('agent codex', { defaultAgent: 'codex' })).toMatchObject({ type: 'missing' });
    const agents = { node: { command: [process.execPath], format: 'text' } } as const;
    expect(await check('agent node', { agents })).toMatchObject({
      type: 'missing',
      remedy: expect.stringContaining('{prompt}'),
    });
  });

  it('a state folder that can be made is well, one behind a file is not', async () => {
    expect(await check('state folder', {})).toMatchObject({ type: 'ok' });
    await writeFile(workshop.path('file'), '');
    expect(await check('state folder', { stateDir: workshop.path('file/wilco') })).toMatchObject({ type: 'missing' });
  });

  it('projects: found, missing, none', async () => {
    await mkdir(workshop.path('code/api/.git'), { recursive: true });
    const roots = [workshop.path('code')];
    expect(await check('projects', { projects: { named: {}, roots } })).toMatchObject({ type: 'ok', detail: 'api' });
    expect(await check('projects', { projects: { named: { gone: '/no/such' }, roots } })).toMatchObject({
      type: 'warning',
      detail: 'Not there: /no/such. Found: api.',
    });
    expect(await check('projects', {})).toMatchObject({
      type: 'warning',
      remedy: expect.stringContaining('[projects]'),
    });
  });

  it('which containment there is', async () => {
    expect(await check('containment', {})).toMatchObject({ type: 'ok' });
  });
});
