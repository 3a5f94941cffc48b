import { z } from 'zod';
import type { AgentEvent, AgentFailure, AgentReader } from '../../core/agent.ts';
import { does, failed, said, succeeded, toolFailed } from './agent-words.ts';
import { errorWords, isAboutLogin } from './error-words.ts';
import { type JsonEvent, jsonEvent } from './json-event.ts';
import { toolActivity } from './tool-activity.ts';

/**
 * Reads `opencode run --format json` (1.18.33): step_start, text, tool_use (once it is over), step_finish and error. It
 * has no event for the end: the step that calls no tool is the last one, and its texts are the answer.
 *
 * Every event carries the session's id, which the first one tells. A line with another id, or none, was printed by some
 * other program onto the same output: it is shown and not believed.
 */
export class OpencodeReader implements AgentReader {
  #session: string | undefined;
  #texts: string[] = [];
  #usesTool = false;
  #turns = 0;
  #cost = 0;

  read(line: string): readonly AgentEvent[] {
    const json = jsonEvent(line);
    if (json === undefined || this.#isOfAnother(json)) return [{ type: 'line', text: line }];
    const event = opencodeEvent.safeParse(json);
    if (!event.success) return [];
    const { sessionID } = event.data;
    const isFirst = this.#session === undefined;
    this.#session = sessionID;
    return [...(isFirst ? [{ type: 'session' as const, id: sessionID }] : []), ...this.#readEvent(event.data)];
  }

  end(): readonly AgentEvent[] {
    return [];
  }

  #isOfAnother({ sessionID }: JsonEvent): boolean {
    return typeof sessionID !== 'string' || (this.#session !== undefined && sessionID !== this.#session);
  }

  #readEvent(event: OpencodeEvent): readonly AgentEvent[] {
    switch (event.type) {
      case 'step_start':
        this.#texts = [];
        this.#usesTool = false;
        this.#turns += 1;
        return [{ type: 'turn' }];
      case 'text':
        this.#texts.push(event.part.text);
        return said(event.part.text);
      case 'tool_use': {
        this.#usesTool = true;
        const { tool, state } = event.part;
        const activity = does(toolActivity(tool, state.input));
        return state.status === 'error' ? [...activity, ...toolFailed(state.error)] : activity;
      }
      case 'step_finish':
        this.#cost += event.part.cost;
        return this.#readFinish(event.part.reason);
      case 'error':
        return failed(...failureOf(event.error), '', this.#expense);
    }
  }

  #readFinish(reason: string): readonly AgentEvent[] {
    if (this.#usesTool || reason === 'tool-calls' || reason === 'unknown') return [];
    if (reason === 'stop') return succeeded(this.#texts.join('\n'), this.#expense);
    return failed('agentError', `Its last answer was cut short: ${reason}.`, '', this.#expense);
  }

  /** A cost of 0 is that of a model whose price it does not know. */
  get #expense(): { readonly turns: number; readonly cost: number | undefined } {
    return { turns: this.#turns, cost: this.#cost === 0 ? undefined : this.#cost };
  }
}

const text = z.string().catch('');
const sessionID = z.string();
const errorEvent = z.object({
  type: z.literal('error'),
  sessionID,
  error: z
    .object({
      name: text,
      data: z
        .object({ message: text, statusCode: z.number().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .catch({ name: '' }),
});
const opencodeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step_start'), sessionID }),
  z.object({ type: z.literal('text'), sessionID, part: z.object({ text: z.string() }) }),
  z.object({
    type: z.literal('tool_use'),
    sessionID,
    part: z.object({
      tool: z.string(),
      state: z.object({ status: text, input: z.record(z.string(), z.unknown()).catch({}), error: text }),
    }),
  }),
  z.object({ type: z.literal('step_finish'), sessionID, part: z.object({ reason: text, cost: z.number().catch(0) }) }),
  errorEvent,
]);
type OpencodeEvent = z.infer<typeof opencodeEvent>;

/** Names of its errors are in packages/opencode/src/session/message-v2.ts. */
function failureOf({ name, data }: z.infer<typeof errorEvent>['error']): [AgentFailure, string] {
  const words = errorWords(data?.message || name || 'It failed without a reason.');
  const status = data?.statusCode;
  if (name === 'ProviderAuthError' || status === 401 || status === 403 || isAboutLogin(words)) return ['auth', words];
  return [name === 'APIError' || status !== undefined ? 'apiError' : 'agentError', words];
}
