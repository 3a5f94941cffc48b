import { z } from 'zod';
import type { AgentEvent, AgentFailure, AgentReader } from '../../core/agent.ts';
import { activityOf, does, failed, linesOf, succeeded, toolFailed } from './agent-words.ts';
import { errorWords, isAboutLogin } from './error-words.ts';
import { jsonEvent } from './json-event.ts';
import { toolActivity } from './tool-activity.ts';

/**
 * Reads Gemini's `--output-format stream-json` (0.61): init, message, tool_use, tool_result, error and result. An answer
 * comes in pieces that end anywhere; its lines are told when they are whole. The result comes without the answer: that
 * is what was said after the last tool. Cost is not told.
 *
 * Its results carry no id. One that some other program printed onto the same output is taken for its own if it has the
 * run's statistics; Gemini gives its tools pipes, so only what writes to its output on purpose can do that.
 */
export class GeminiReader implements AgentReader {
  #begun = false;
  #answer = '';
  /** The answer's last line, as far as it came. */
  #line = '';
  #turns = 0;
  #answers = false;
  #lastError = '';

  read(line: string): readonly AgentEvent[] {
    const json = jsonEvent(line);
    if (json === undefined) return [{ type: 'line', text: line }, ...this.#readBeginning(line)];
    const event = geminiEvent.safeParse(json);
    if (!event.success) return json.type === 'result' ? [{ type: 'line', text: line }] : [];
    switch (event.data.type) {
      case 'init':
        this.#begun = true;
        return [{ type: 'session', id: event.data.session_id }];
      case 'message':
        return event.data.role === 'assistant' ? [...this.#turn(), ...this.#hear(event.data.content)] : [];
      case 'tool_use': {
        const activity = toolActivity(event.data.tool_name, event.data.parameters);
        return [...this.#turn(), ...this.end(), ...does(activity)];
      }
      case 'tool_result':
        this.#answers = false;
        return event.data.status === 'error' ? toolFailed(event.data.error?.message ?? event.data.output) : [];
      case 'error':
        this.#lastError = errorWords(event.data.message);
        return [...this.end(), ...linesOf(this.#lastError)];
      case 'result':
        return [...this.end(), ...this.#readResult(event.data)];
    }
  }

  end(): readonly AgentEvent[] {
    const line = this.#line;
    this.#line = '';
    return line === '' ? [] : [...linesOf(line), ...activityOf(this.#answer)];
  }

  /** What it writes to stderr where it cannot even begin; no event comes then, and it exits with 41. */
  #readBeginning(line: string): readonly AgentEvent[] {
    return !this.#begun && NO_LOGIN.test(line) ? failed('auth', line, line) : [];
  }

  /** It answers what it was asked or what its tools gave, with words and calls of tools: one turn of its model. */
  #turn(): readonly AgentEvent[] {
    if (this.#answers) return [];
    this.#answers = true;
    this.#answer = '';
    this.#turns += 1;
    return [{ type: 'turn' }];
  }

  #hear(piece: string): readonly AgentEvent[] {
    this.#answer += piece;
    const lines = `${this.#line}${piece}`.split('\n');
    this.#line = lines.pop() ?? '';
    return lines.length === 0 ? [] : [...linesOf(lines.join('\n')), ...activityOf(this.#answer)];
  }

  #readResult({ status, error }: ResultEvent): readonly AgentEvent[] {
    const expense = { turns: this.#turns };
    if (status === 'success') return succeeded(this.#answer, expense);
    const message = error?.message ?? (this.#lastError || 'It failed without a reason.');
    return failed(failureOf(error?.type ?? '', message), errorWords(message), this.#lastError, expense);
  }
}

const NO_LOGIN = /^(?:Please set an Auth method|Invalid auth method|When using \S+(?: \S+)?, you must (?:specify|set))/;

const text = z.string().optional().catch(undefined);
const error = z.object({ type: text, message: text }).optional().catch(undefined);
const result = z.object({
  type: z.literal('result'),
  status: z.string(),
  error,
  stats: z.object({ total_tokens: z.number() }),
});
type ResultEvent = z.infer<typeof result>;

const geminiEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('init'), session_id: z.string() }),
  z.object({ type: z.literal('message'), role: z.string(), content: z.string() }),
  z.object({
    type: z.literal('tool_use'),
    tool_name: z.string(),
    parameters: z.record(z.string(), z.unknown()).catch({}),
  }),
  z.object({ type: z.literal('tool_result'), status: text, output: text, error }),
  z.object({ type: z.literal('error'), message: z.string() }),
  result,
]);

/** Names of its error classes are in packages/core/src/utils/errors.ts. */
function failureOf(type: string, message: string): AgentFailure {
  if (type === 'FatalAuthenticationError' || isAboutLogin(message)) return 'auth';
  if (type === 'FatalTurnLimitedError' || /\bsession turns\b/.test(message)) return 'turns';
  return /\bAPI Error\b|\bempty response\b|\bquota\b/i.test(message) ? 'apiError' : 'agentError';
}
