import type { AgentEvent, AgentReader } from '../../core/agent.ts';

/** Lines as they are. */
export class TextReader implements AgentReader {
  read(line: string): readonly AgentEvent[] {
    return [{ type: 'line', text: line }];
  }

  end(): readonly AgentEvent[] {
    return [];
  }
}
