/** What of the person's environment an agent is not to get. */
export interface EnvironmentRules {
  /**
   * Only these names; a `*` at the end stands for any rest. A name that is written out brings its variable even where
   * the other rules would not. Left out: all.
   */
  readonly allowed?: readonly string[] | undefined;
  /** Names of variables that are for Wilco alone. */
  readonly secrets?: readonly string[] | undefined;
}

/** The environment of an agent: {@link personEnvironment} with `WILCO_TASK=marker`. */
export function childEnvironment(
  env: NodeJS.ProcessEnv,
  marker: string,
  rules: EnvironmentRules = {},
): Record<string, string> {
  return { ...personEnvironment(env, rules), WILCO_TASK: marker };
}

/**
 * The person's environment as a program of theirs gets it. Left out: Wilco's own variables, and what a running Claude
 * session tells its children, with which a nested one refuses to start ("cannot be launched inside another Claude Code
 * session", anthropics/claude-code, from 2.1.39 on) or reports to the wrong session.
 */
export function personEnvironment(
  env: NodeJS.ProcessEnv,
  { allowed, secrets = [] }: EnvironmentRules = {},
): Record<string, string> {
  const isMeant = (name: string) => {
    if (allowed?.includes(name) === true) return true;
    if (isWilcos(name) || isOfASession(name) || secrets.includes(name)) return false;
    return allowed === undefined || allowed.some((pattern) => matches(pattern, name));
  };
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isMeant(entry[0]),
  );
  return Object.fromEntries(kept);
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1));
}

function isWilcos(name: string): boolean {
  return name.startsWith('WILCO_');
}

function isOfASession(name: string): boolean {
  if (SESSION.has(name)) return true;
  return name.startsWith('CLAUDE_CODE_') && !SETTINGS.test(name);
}

const SESSION: ReadonlySet<string> = new Set([
  'CLAUDECODE',
  'CLAUDE_AGENT_SDK_VERSION',
  'CLAUDE_ENV_FILE',
  'CLAUDE_PROJECT_DIR',
]);

/**
 * What a person sets on purpose: where the models are, how to log in, limits, what to switch off
 * (https://code.claude.com/docs/en/env-vars). All else of that name is taken for a session's own: ENTRYPOINT, SSE_PORT,
 * EXECPATH, SESSION_ID, and what later versions add.
 */
const SETTINGS = new RegExp(
  `^CLAUDE_CODE_(?:${[
    '(?:USE|SKIP|DISABLE|ENABLE|MAX|CLIENT|OTEL|PLUGIN|GLOB|OAUTH)_.+',
    ...['API_KEY_HELPER_TTL_MS', 'AUTO_COMPACT_WINDOW', 'CERT_STORE', 'DEBUG_LOGS_DIR', 'DEBUG_LOG_LEVEL'],
    ...['EFFORT_LEVEL', 'EXTRA_BODY', 'FILE_READ_MAX_OUTPUT_TOKENS', 'GIT_BASH_PATH', 'PROXY_RESOLVES_HOSTS'],
    ...[
      'PRINT_BG_WAIT_CEILING_MS',
      'SHELL',
      'SHELL_PREFIX',
      'SIMPLE',
      'SUBAGENT_MODEL',
      'SUBPROCESS_ENV_SCRUB',
      'TMPDIR',
    ],
  ].join('|')})$`,
);
