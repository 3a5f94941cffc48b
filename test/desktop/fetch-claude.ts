import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The release that the scripted Messages API was made for. */
export const CLAUDE_VERSION = '2.1.329';

const PACKAGE = '@anthropic-ai/claude-code';
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/wilco/', import.meta.url));
const run = promisify(execFile);

/**
 * Resolves with the path of the real Claude CLI, fetched from npm the first time and kept under node_modules, outside
 * the package's own dependencies; later calls need no network. Rejects when it cannot be fetched.
 */
export async function fetchClaude(): Promise<string> {
  const folder = join(CACHE, `claude-${CLAUDE_VERSION}`);
  const program = join(folder, 'node_modules', PACKAGE, 'bin', 'claude.exe');
  if (await exists(program)) return program;
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(join(CACHE, 'fetching-'));
  try {
    await install(unfinished);
    await rename(unfinished, folder).catch(async (error: unknown) => {
      if (!(await exists(program))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return program;
}

/** npm may refuse the package's own install script, which puts the right program in its place: it is run here. */
async function install(folder: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  await run('npm', ['install', '--prefix', folder, ...quiet, `${PACKAGE}@${CLAUDE_VERSION}`], { cwd: folder });
  await run(process.execPath, ['install.cjs'], { cwd: join(folder, 'node_modules', PACKAGE) });
}

/** What the real Claude CLI needs in its environment to talk to nobody but the API at `url`. */
export function claudeEnvironment(url: string): NodeJS.ProcessEnv {
  return {
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: 'scripted',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_TELEMETRY: '1',
    DISABLE_AUTOUPDATER: '1',
    ...(process.getuid?.() === 0 ? { IS_SANDBOX: '1' } : {}),
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  await fetchClaude().catch((cause: unknown) => {
    process.stderr.write(
      `The Claude CLI ${CLAUDE_VERSION}, which the desktop tests need, could not be fetched from npm: ${String(cause)}\n`,
    );
    process.exitCode = 1;
  });
}
