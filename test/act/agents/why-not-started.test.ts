import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingProgram } from '../../../src/act/agents/missing-program.ts';
import { whyNotStarted } from '../../../src/act/agents/why-not-started.ts';

describe('why a program could not be started', () => {
  let folder: string;
  let project: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wilco-why-'));
    project = join(folder, 'project');
    await mkdir(project);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const why = (file: string, code: string, cwd = project) => whyNotStarted({ file, cwd, env: { PATH: folder } }, code);

  async function program(mode: number): Promise<string> {
    const path = join(folder, 'agent');
    await writeFile(path, '#!/no/such/interpreter\n');
    await chmod(path, mode);
    return path;
  }

  it('the folder is gone, whatever the system says', async () => {
    await rm(project, { recursive: true });
    expect(why('agent', 'ENOENT')).toBe(`The project's folder ${project} is not there any more.`);
    await writeFile(project, 'a file');
    expect(why('agent', 'ENOTDIR')).toBe(`The project's folder ${project} is no folder any more.`);
    expect(why('agent', 'ENOENT', join(project, 'inner'))).toMatch(/is not there any more/);
  });

  it.skipIf(process.getuid?.() === 0)('the folder may not be entered', async () => {
    await chmod(project, 0o600);
    expect(why('agent', 'EACCES')).toBe(`Wilco may not enter the project's folder ${project}.`);
  });

  it('there is no such program', () => {
    expect(why('agent', 'ENOENT')).toBe('The program "agent" is not on the PATH.');
    expect(why('/no/such', 'ENOENT')).toBe('There is no program /no/such.');
    expect(why('/etc/passwd/x', 'ENOTDIR')).toBe('There is no program /etc/passwd/x: a part of its path is no folder.');
    expect(why('/loop', 'ELOOP')).toBe('There is no program /loop: its symbolic links lead in a circle.');
  });

  it('it is not executable', async () => {
    const path = await program(0o644);
    for (const code of ['ENOENT', 'EACCES', 'EPERM']) expect(why('agent', code)).toBe(`${path} is not executable.`);
  });

  it('its interpreter is missing, or the system forbids it', async () => {
    const path = await program(0o755);
    expect(why('agent', 'ENOENT')).toBe(`The interpreter that ${path} names in its first line is not installed.`);
    expect(why('agent', 'EACCES')).toBe(`The system does not let Wilco run ${path}.`);
  });

  it.each([
    ['ENOEXEC', /no program for this machine/],
    ['ETXTBSY', /being written just now/],
    ['E2BIG', /too long/],
    ['EMFILE', /Too many files are open/],
    ['ENFILE', /Too many files are open/],
    ['ENOMEM', /no memory/],
    ['EAGAIN', /no memory or no room/],
    ['EIO', /^agent could not be started: EIO\.$/],
  ])('the system says %s', (code, sentence) => {
    expect(why('agent', code)).toMatch(sentence);
  });
});

describe('a program that is not installed', () => {
  it.each([
    ['claude', '@anthropic-ai/claude-code'],
    ['codex', '@openai/codex'],
    ['gemini', '@google/gemini-cli'],
    ['opencode', 'opencode-ai'],
  ])('%s comes from npm', (program, name) => {
    expect(missingProgram('mine', program, { PATH: '/nowhere' })).toEqual({
      code: 'agent_missing',
      message: `The agent mine is not installed: there is no program "${program}" on the PATH.`,
      hint: `Install it: npm i -g ${name}`,
    });
  });

  it.each(['constructor', 'aider'])('%s is for the person to install, or to correct', (program) => {
    expect(missingProgram('mine', program, {})?.hint).toMatch(/correct "command" under \[agents\.mine\]/);
  });

  it('is only said of what is not there', () => {
    expect(missingProgram('mine', process.execPath, {})).toBeUndefined();
  });
});
