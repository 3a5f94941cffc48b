import type { IncomingMessage } from 'node:http';

/** A chat completion's request, as far as tests look at it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature?: number;
  readonly reasoning_effort?: string;
  readonly response_format?: {
    readonly type: string;
    readonly json_schema: { readonly name: string; readonly strict: boolean; readonly schema: unknown };
  };
}

/** More than any question may hold, in bytes. */
const LARGEST_REQUEST = 64 * 1024;

/** What a strict server has against a request, a sentence each. */
export function faultsIn(request: IncomingMessage, text: string): readonly string[] {
  const faults: string[] = [];
  const demand = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  demand(request.method === 'POST', `method ${request.method}`);
  demand(request.url === '/v1/chat/completions', `path ${request.url}`);
  demand(request.headers['content-type'] === 'application/json', 'content type');
  demand(/^Bearer \S+$/.test(request.headers.authorization ?? ''), 'authorization');
  demand(Buffer.byteLength(text) <= LARGEST_REQUEST, `request of ${text.length} characters`);
  const body = JSON.parse(text) as ChatRequest;
  const known = ['model', 'messages', 'temperature', 'reasoning_effort', 'response_format'];
  demand(
    Object.keys(body).every((key) => known.includes(key)),
    `keys ${Object.keys(body).join()}`,
  );
  demand(body.messages.map(({ role }) => role).join() === 'system,user', 'roles');
  const format = body.response_format;
  if (format === undefined) return faults;
  demand(format.type === 'json_schema' && format.json_schema.strict, 'response format');
  demand(/^[a-zA-Z_-]{1,64}$/.test(format.json_schema.name), `name ${format.json_schema.name}`);
  faults.push(...schemaFaults(format.json_schema.schema, 'schema', true));
  return faults;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
}

const KEYWORDS = ['type', 'properties', 'required', 'additionalProperties', 'items', 'anyOf', 'enum'];

/** The rules of OpenAI's strict mode, in the form that its competitors know as well. */
function schemaFaults(value: unknown, where: string, isRoot = false): readonly string[] {
  const schema = value as Schema;
  const faults = Object.keys(schema)
    .filter((key) => !KEYWORDS.includes(key))
    .map((key) => `${where}: "${key}" is not permitted`);
  if (isRoot && schema.type !== 'object') faults.push(`${where}: the root must be an object`);
  if (schema.type === 'object') {
    const keys = Object.keys(schema.properties ?? {});
    if (schema.additionalProperties !== false) faults.push(`${where}: additionalProperties must be false`);
    if ([...(schema.required ?? [])].sort().join() !== keys.sort().join())
      faults.push(`${where}: required must be all`);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      faults.push(...schemaFaults(property, `${where}.${key}`));
    }
  }
  if (schema.type === 'array') faults.push(...schemaFaults(schema.items, `${where}[]`));
  const first = (schema.anyOf ?? []).flatMap(({ properties }) => Object.keys(properties ?? {}).slice(0, 1));
  if (new Set(first).size < first.length) faults.push(`${where}: anyOf must not share identical first keys`);
  for (const [at, one] of (schema.anyOf ?? []).entries()) faults.push(...schemaFaults(one, `${where}|${at}`));
  return faults;
}
