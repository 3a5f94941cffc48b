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
    expect(why('agent', 'ENOENT')).toBe(
      `The project's folder ${project} is not there any more. Put it back, or name another project.`,
    );
    await writeFile(project, 'a file');
    expect(why('agent', 'ENOTDIR')).toBe(
      `The project's folder ${project} is no folder any more. Put it back, or name another project.`,
    );
    expect(why('agent', 'ENOENT', join(project, 'inner'))).toMatch(/is not there any more/);
  });

  it.skipIf(process.getuid?.() === 0)('the folder may not be entered', async () => {
    await chmod(project, 0o600);
    expect(why('agent', 'EACCES')).toBe(
      `Wilco may not enter the project's folder ${project}. Let it: chmod u+x ${project}`,
    );
  });

  it('there is no such program', () => {
    const install = 'Install it, or correct "command" of its agent in the config: wilco config path';
    expect(why('agent', 'ENOENT')).toBe(`The program "agent" is not on the PATH. ${install}`);
    expect(why('claude', 'ENOENT')).toBe(
      'The program "claude" is not on the PATH. Install it: npm i -g @anthropic-ai/claude-code',
    );
    expect(why('/no/such', 'ENOENT')).toBe(`There is no program /no/such. ${install}`);
    expect(why('/etc/passwd/x', 'ENOTDIR')).toBe(
      `There is no program /etc/passwd/x: a part of its path is no folder. ${install}`,
    );
    expect(why('/loop', 'ELOOP')).toBe(`There is no program /loop: its symbolic links lead in a circle. ${install}`);
  });

  it('it is not executable', async () => {
    const path = await program(0o644);
    for (const code of ['ENOENT', 'EACCES', 'EPERM']) {
      expect(why('agent', code)).toBe(`${path} is not executable. Make it so: chmod +x ${path}`);
    }
  });

  it('its interpreter is missing, or the system forbids it', async () => {
    const path = await program(0o755);
    expect(why('agent', 'ENOENT')).toBe(
      `The interpreter that ${path} names in its first line is not installed. Install it: head -n 1 ${path}`,
    );
    expect(why('agent', 'EACCES')).toBe(
      `The system does not let Wilco run ${path}. Look whether its disk is mounted noexec: findmnt -T ${path}`,
    );
  });

  it.each([
    ['ENOEXEC', /no program for this machine.*\. Install /],
    ['ETXTBSY', /being written just now.*\. Try again /],
    ['E2BIG', /too long.*\. Put the text into a file and name the file in the prompt\.$/],
    ['EMFILE', /Too many files are open\. Close some programs, or raise the limit: ulimit -n$/],
    ['ENFILE', /Too many files are open in the whole system\. /],
    ['ENOMEM', /no memory.*\. Close some programs/],
    ['EAGAIN', /no memory or no room.*\. Close some programs/],
    ['EIO', /^agent could not be started: the disk reports errors\. Try it in a terminal: agent$/],
    ['EWHAT', /^agent could not be started: the system says EWHAT\. Try it in a terminal: agent$/],
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
