import { z } from 'zod';
import type { AgentEvent, AgentFailure, AgentReader } from '../../core/agent.ts';
import { does, type Expense, failed, said, succeeded, toolFailed } from './agent-words.ts';
import { ClaudeBackground } from './claude-background.ts';
import { isAboutLogin } from './error-words.ts';
import { type JsonEvent, jsonEvent } from './json-event.ts';
import { toolActivity } from './tool-activity.ts';

/**
 * Reads Claude's `--output-format stream-json --verbose` (2.1.329): system, assistant, user (tool results) and result
 * events. What is not JSON (its stderr) is a line as it is; events that mean nothing to a person give [].
 *
 * Every event carries the session's id, which the first `system/init` tells. A line with another id, or a result without
 * it, was printed by some other program onto the same output: it is shown and not believed.
 *
 * A result is held back while Claude waits for what it has in the background: that begins another round, with a result
 * of its own.
 */
export class ClaudeReader implements AgentReader {
  #session: string | undefined;
  /** Of the model's last answer; it comes in several events. */
  #message: string | undefined;
  #lastWords = '';
  /** Of all results so far. */
  #turns: number | undefined;
  readonly #background = new ClaudeBackground();
  #heldBack: Result | undefined;

  read(line: string): readonly AgentEvent[] {
    const json = jsonEvent(line);
    if (json === undefined || this.#isOfAnother(json)) return [{ type: 'line', text: line }];
    const event = claudeEvent.safeParse(json);
    if (!event.success) return [];
    switch (event.data.type) {
      case 'system':
        this.#background.noteSystem(json);
        return [...this.#readSystem(event.data), ...this.#release()];
      case 'assistant':
        return this.#readAssistant(event.data);
      case 'user':
        return readToolResults(event.data.message.content);
      case 'result':
        return this.#hold(this.#readResult(event.data), event.data);
    }
  }

  end(): readonly AgentEvent[] {
    const result = this.#heldBack;
    this.#heldBack = undefined;
    return result === undefined ? [] : [result];
  }

  #hold(events: readonly AgentEvent[], { origin, queued_turn_count: queued }: ResultEvent): readonly AgentEvent[] {
    this.#heldBack = events.find((event) => event.type === 'result');
    this.#background.noteResult(origin?.runId, queued ?? 0);
    return [...events.filter((event) => event.type !== 'result'), ...this.#release()];
  }

  #release(): readonly AgentEvent[] {
    return this.#background.isAwaited ? [{ type: 'waits' }] : this.end();
  }

  #isOfAnother({ type, session_id: session }: JsonEvent): boolean {
    if (this.#session === undefined || session === this.#session) return false;
    return session !== undefined || type === 'result';
  }

  #readSystem(event: SystemEvent): readonly AgentEvent[] {
    if (event.subtype !== 'init') return [];
    if (this.#heldBack !== undefined) this.#background.noteRound();
    if (this.#session !== undefined) return [];
    this.#session = event.session_id;
    return event.session_id === undefined ? [] : [{ type: 'session', id: event.session_id }];
  }

  #readAssistant({ message, parent_tool_use_id: parent }: AssistantEvent): readonly AgentEvent[] {
    const words = message.content.flatMap(readBlock);
    if (parent !== undefined) return words;
    const text = message.content.findLast((part) => part.type === 'text');
    this.#lastWords = text?.type === 'text' ? text.text : this.#lastWords;
    if (message.model === '<synthetic>' || message.id === undefined || message.id === this.#message) return words;
    this.#message = message.id;
    return [{ type: 'turn' }, ...words];
  }

  /** `subtype` alone misleads: an API error is `success` with `is_error`. */
  #readResult(event: ResultEvent): readonly AgentEvent[] {
    if (event.num_turns !== undefined) this.#turns = (this.#turns ?? 0) + event.num_turns;
    const expense: Expense = { turns: this.#turns, cost: event.total_cost_usd };
    const text = event.result ?? (event.errors.join('\n') || `It ended with ${event.subtype}.`);
    if (!event.is_error && event.subtype === 'success') return succeeded(text, expense);
    return failed(failureOf(event, text), LIMITS.get(event.subtype) ?? text, this.#lastWords, expense);
  }
}

const block = z.union([
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('tool_use'), name: z.string(), input: z.record(z.string(), z.unknown()).catch({}) }),
  z.object({ type: z.literal('tool_result'), is_error: z.boolean().optional(), content: z.unknown().optional() }),
  z.object({ type: z.string() }).transform(() => ({ type: 'other' as const })),
]);
type Block = z.infer<typeof block>;

const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);

const system = z.object({ type: z.literal('system'), subtype: text, session_id: text });
const assistant = z.object({
  type: z.literal('assistant'),
  /** Of a subagent's events: the call of the tool that began it. */
  parent_tool_use_id: text,
  message: z.object({ id: text, model: text, content: z.array(block) }),
});
const result = z.object({
  type: z.literal('result'),
  subtype: z.string().catch('unknown'),
  is_error: z.boolean().catch(true),
  result: text,
  errors: z.array(z.string()).catch([]),
  num_turns: number,
  total_cost_usd: number,
  api_error_status: number,
  terminal_reason: text,
  /** Of a round that something in the background began by its end. */
  origin: z.object({ runId: text }).optional().catch(undefined),
  queued_turn_count: number,
});
const user = z.object({
  type: z.literal('user'),
  message: z.object({ content: z.union([z.string(), z.array(block)]) }),
});
const claudeEvent = z.discriminatedUnion('type', [system, assistant, user, result]);

type SystemEvent = z.infer<typeof system>;
type AssistantEvent = z.infer<typeof assistant>;
type ResultEvent = z.infer<typeof result>;
type Result = Extract<AgentEvent, { type: 'result' }>;

function readBlock(content: Block): readonly AgentEvent[] {
  switch (content.type) {
    case 'text':
      return said(content.text);
    case 'tool_use':
      return does(toolActivity(content.name, content.input));
    case 'tool_result':
    case 'other':
      return [];
  }
}

function readToolResults(content: string | readonly Block[]): readonly AgentEvent[] {
  if (typeof content === 'string') return [];
  return content.flatMap((part) => {
    return part.type === 'tool_result' && part.is_error === true ? toolFailed(part.content) : [];
  });
}

function failureOf(event: ResultEvent, words: string): AgentFailure {
  if (event.subtype === 'error_max_budget_usd') return 'budget';
  if (event.subtype === 'error_max_turns') return 'turns';
  if (event.api_error_status === 401 || event.api_error_status === 403 || isAboutLogin(words)) return 'auth';
  const ofApi = event.api_error_status !== undefined || event.terminal_reason === 'api_error';
  return ofApi || /^API Error\b/.test(words) ? 'apiError' : 'agentError';
}

const LIMITS: ReadonlyMap<string, string> = new Map([
  ['error_max_turns', 'It reached its limit of turns.'],
  ['error_max_budget_usd', 'It reached its limit of cost.'],
]);
