/** A line that is one agent's event: a JSON object with a type. Undefined for every other line. Never throws. */
export function jsonEvent(line: string): JsonEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  const json = parse(line);
  return isEvent(json) ? json : undefined;
}

export interface JsonEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

function isEvent(json: unknown): json is JsonEvent {
  return typeof json === 'object' && json !== null && 'type' in json && typeof json.type === 'string';
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
