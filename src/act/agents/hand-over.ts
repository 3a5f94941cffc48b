import { type AgentFormat, type AgentSettings, PROMPT_PLACE } from '../../core/agent-settings.ts';
import { WilcoError } from '../../core/error.ts';

/** How a prompt reaches an agent. */
export interface HandedOver {
  readonly args: readonly string[];
  readonly stdin: string | undefined;
}

/**
 * The arguments of a command with the prompt in its place, or without it and the prompt for stdin, where an argument
 * could not carry it unchanged. Throws `agent_failed_to_start` where the agent reads no stdin either.
 */
export function handOver(agent: string, settings: AgentSettings, prompt: string): HandedOver {
  const { format } = settings;
  const words = settings.command.slice(1);
  const place = words.findIndex((word) => word.includes(PROMPT_PLACE));
  const text = COMMANDS_OF_ITS_OWN.has(format) ? asNoCommand(prompt) : prompt;
  const args = words.map((word) => word.replaceAll(PROMPT_PLACE, () => text));
  const why = args.map(whyNoArgument).find((reason) => reason !== undefined);
  if (format === 'text') {
    if (why === undefined) return { args, stdin: undefined };
    throw new WilcoError({ code: 'agent_failed_to_start', message: why, hint: remedy(agent) });
  }
  if (place === -1 || (why === undefined && arrivesAsArgument(format, words, place, text))) {
    return { args, stdin: undefined };
  }
  const isOptionsValue = optionBefore(format, words, place) || (words[place] ?? '').startsWith('--');
  return {
    args: withoutPrompt(format, words, place),
    stdin: isOptionsValue ? text : args[place],
  };
}

/** One argument on Linux: 32 pages with the zero byte at its end (MAX_ARG_STRLEN in linux/binfmts.h). */
const LONGEST_ARGUMENT = 32 * 4096 - 1;

function whyNoArgument(arg: string): string | undefined {
  if (arg.includes('\0')) return 'The prompt holds a NUL character, which no command line can carry.';
  const bytes = Buffer.byteLength(arg);
  if (bytes <= LONGEST_ARGUMENT) return undefined;
  return `The prompt is too long for a command line: it has ${bytes} bytes, and ${LONGEST_ARGUMENT} are possible.`;
}

function remedy(agent: string): string {
  return `Put the text into a file and name the file in the prompt, or use claude, codex, gemini or opencode instead of ${agent}.`;
}

/**
 * These take a prompt like "/clear the cache" for one of their commands and do not ask their model, on stdin too. A
 * space before it is all that helps (claude 2.1.329: not --disable-slash-commands, not --input-format stream-json;
 * gemini 0.61: a custom command in .gemini/commands). "/etc/hosts is wrong" is none of theirs, and stays as it is.
 */
const COMMANDS_OF_ITS_OWN: ReadonlySet<AgentFormat> = new Set<AgentFormat>(['claude', 'gemini']);

function asNoCommand(prompt: string): string {
  return /^\/[^\s/]+(?:\s|$)/.test(prompt) ? ` ${prompt}` : prompt;
}

/**
 * Whether the agent takes the word at `place` as the prompt, and unchanged. Only a `--` directly before it is surely the
 * agent's own, and not that of a program which runs it.
 */
function arrivesAsArgument(format: AgentFormat, words: readonly string[], place: number, text: string): boolean {
  if (words[place] !== PROMPT_PLACE) return format !== 'opencode';
  const isNoOption = !text.startsWith('-') || words[place - 1] === '--';
  switch (format) {
    case 'opencode':
      return false;
    case 'codex':
      return text !== '-' && isNoOption;
    case 'claude':
    case 'gemini':
    case 'text':
      return isNoOption;
  }
}

/** Without the word at `place`, and without what stood before it only for its sake. */
function withoutPrompt(format: AgentFormat, words: readonly string[], place: number): readonly string[] {
  if (format === 'codex') return words.with(place, '-');
  const isAlone = words[place - 1] === '--' && place === words.length - 1;
  const before = isAlone || optionBefore(format, words, place) ? 1 : 0;
  return words.toSpliced(place - before, 1 + before);
}

/** Whether the word before the prompt is an option whose value the prompt is. */
function optionBefore(format: AgentFormat, words: readonly string[], place: number): boolean {
  return format === 'gemini' && /^(?:-p|--prompt)$/.test(words[place - 1] ?? '');
}
