import { firstLine } from '../output/first-line.ts';

/** What a call of one of Claude's tools means to a person: "editing src/login.ts", "running npm test". */
export function toolActivity(tool: string, input: Readonly<Record<string, unknown>>): string {
  const [verb, field] = VERBS[tool] ?? [`using ${firstLine(tool)}`, undefined];
  const value = field === undefined ? undefined : input[field];
  if (typeof value !== 'string' || value === '') return field === undefined ? verb : `${verb} something`;
  return `${verb} ${field === undefined || !PATHS.has(field) ? firstLine(value, 60) : shortPath(value)}`;
}

/** tool → its verb, and the field of its input that says with what. */
const VERBS: Readonly<Record<string, readonly [verb: string, field: string | undefined]>> = {
  Bash: ['running', 'command'],
  Read: ['reading', 'file_path'],
  Edit: ['editing', 'file_path'],
  MultiEdit: ['editing', 'file_path'],
  NotebookEdit: ['editing', 'notebook_path'],
  Write: ['writing', 'file_path'],
  Grep: ['searching for', 'pattern'],
  Glob: ['looking for', 'pattern'],
  LS: ['listing', 'path'],
  WebFetch: ['reading', 'url'],
  WebSearch: ['searching the web for', 'query'],
  Task: ['delegating', 'description'],
  Agent: ['delegating', 'description'],
  TodoWrite: ['planning', undefined],
};

const PATHS: ReadonlySet<string> = new Set(['file_path', 'notebook_path', 'path']);

/** The folder and the file: enough to know it by, short enough to be said. */
function shortPath(path: string): string {
  return firstLine(path.split('/').filter(Boolean).slice(-2).join('/'), 60);
}
