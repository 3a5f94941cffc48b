import type { AgentReader } from '../../core/agent.ts';
import type { AgentFormat } from '../../core/agent-settings.ts';
import { ClaudeReader } from './read-claude.ts';
import { CodexReader } from './read-codex.ts';
import { GeminiReader } from './read-gemini.ts';
import { OpencodeReader } from './read-opencode.ts';
import { TextReader } from './read-text.ts';

/** A reader for one run of an agent that prints in this format. */
export function readerOf(format: AgentFormat): AgentReader {
  switch (format) {
    case 'claude':
      return new ClaudeReader();
    case 'codex':
      return new CodexReader();
    case 'gemini':
      return new GeminiReader();
    case 'opencode':
      return new OpencodeReader();
    case 'text':
      return new TextReader();
  }
}
