import { z } from 'zod';
import type { AgentEvent, AgentFailure, AgentReader } from '../../core/agent.ts';
import { does, failed, linesOf, said, succeeded, toolFailed } from './agent-words.ts';
import { type CodexItem, type CodexWork, codexActivity, codexItem } from './codex-item.ts';
import { errorWords, isAboutLogin } from './error-words.ts';
import { jsonEvent } from './json-event.ts';

/**
 * Reads `codex exec --json` (0.169; codex-rs/exec/src/exec_events.rs): thread.started, turn.*, item.* and error. Its one
 * turn is the whole run, so that how often it went to its model is not told. `turn.completed` comes without the answer:
 * that is the last message. An `error` is none for good: it tries again, and says `turn.failed` where it gives up.
 *
 * Its results carry no id. One that some other program printed onto the same output is taken for its own if it has the
 * count of tokens; Codex gives its tools pipes, so only what writes to its output on purpose can do that.
 */
export class CodexReader implements AgentReader {
  #answer = '';
  #lastError = '';
  readonly #begun = new Set<string>();

  read(line: string): readonly AgentEvent[] {
    const json = jsonEvent(line);
    if (json === undefined) return line === WAITS_FOR_STDIN ? [] : [{ type: 'line', text: line }];
    const event = codexEvent.safeParse(json);
    if (!event.success) return json.type === 'turn.completed' ? [{ type: 'line', text: line }] : [];
    switch (event.data.type) {
      case 'thread.started':
        return [{ type: 'session', id: event.data.thread_id }];
      case 'item.started':
      case 'item.updated':
      case 'item.completed':
        return this.#readItem(event.data.type, event.data.item);
      case 'turn.completed':
        return succeeded(this.#answer);
      case 'turn.failed': {
        const { message } = event.data.error;
        return failed(failureOf(message), errorWords(message), this.#lastError);
      }
      case 'error':
        this.#lastError = errorWords(event.data.message);
        return linesOf(this.#lastError);
    }
  }

  end(): readonly AgentEvent[] {
    return [];
  }

  #readItem(stage: 'item.started' | 'item.updated' | 'item.completed', item: CodexItem): readonly AgentEvent[] {
    if (item.type === 'agent_message') {
      if (stage !== 'item.completed') return [];
      this.#answer = item.text;
      return said(item.text);
    }
    if (item.type === 'error') return stage === 'item.completed' ? linesOf(errorWords(item.message)) : [];
    const activity = codexActivity(item);
    const isNew = activity !== undefined && !this.#begun.has(item.id);
    const begins = isNew ? does(activity) : [];
    if (stage !== 'item.completed') {
      this.#begun.add(item.id);
      return begins;
    }
    this.#begun.delete(item.id);
    return [...begins, ...failureOfItem(item)];
  }
}

/** What it writes to stderr when its stdin is not a terminal. */
const WAITS_FOR_STDIN = 'Reading additional input from stdin...';

const message = z.object({ message: z.string().catch('It failed without a reason.') });
const codexEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('thread.started'), thread_id: z.string() }),
  z.object({ type: z.literal(['item.started', 'item.updated', 'item.completed']), item: codexItem }),
  z.object({ type: z.literal('turn.completed'), usage: z.object({ output_tokens: z.number() }) }),
  z.object({ type: z.literal('turn.failed'), error: message.catch({ message: 'It failed without a reason.' }) }),
  z.object({ type: z.literal('error'), ...message.shape }),
]);

function failureOfItem(item: CodexWork): readonly AgentEvent[] {
  if (item.type === 'other' || item.status !== 'failed') return [];
  if (item.type !== 'command_execution') return toolFailed(item.error?.message);
  return toolFailed(item.exit_code === undefined ? '' : `exit code ${item.exit_code}`);
}

/** All that ends a turn comes from its API but a few faults of its own (codex-rs/protocol/src/error.rs). */
function failureOf(words: string): AgentFailure {
  if (isAboutLogin(words)) return 'auth';
  return /^(?:fatal error|internal error|turn aborted|interrupted)/i.test(words) ? 'agentError' : 'apiError';
}
