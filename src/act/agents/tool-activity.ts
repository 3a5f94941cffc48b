import { firstLine } from '../output/first-line.ts';

/** What a call of one of an agent's tools means to a person: "editing src/login.ts", "running npm test". */
export function toolActivity(tool: string, input: Readonly<Record<string, unknown>>): string {
  const [verb, field] = VERBS.get(tool) ?? [`using ${firstLine(tool)}`, undefined];
  const value = field === undefined ? undefined : input[field];
  if (typeof value !== 'string' || value === '') return field === undefined ? verb : `${verb} something`;
  return `${verb} ${field === undefined || !PATHS.has(field) ? firstLine(value, 60) : shortPath(value)}`;
}

/** tool → its verb, and the field of its input that says with what; those of Claude, of Gemini, then of OpenCode. */
const VERBS: ReadonlyMap<string, readonly [verb: string, field: string | undefined]> = new Map(
  Object.entries({
    Bash: ['running', 'command'],
    Read: ['reading', 'file_path'],
    Edit: ['editing', 'file_path'],
    MultiEdit: ['editing', 'file_path'],
    NotebookEdit: ['editing', 'notebook_path'],
    Write: ['writing', 'file_path'],
    Delete: ['deleting', 'file_path'],
    Grep: ['searching for', 'pattern'],
    Glob: ['looking for', 'pattern'],
    LS: ['listing', 'path'],
    WebFetch: ['reading', 'url'],
    WebSearch: ['searching the web for', 'query'],
    Task: ['delegating', 'description'],
    Agent: ['delegating', 'description'],
    TodoWrite: ['planning', undefined],

    run_shell_command: ['running', 'command'],
    read_file: ['reading', 'file_path'],
    read_many_files: ['reading several files', undefined],
    replace: ['editing', 'file_path'],
    write_file: ['writing', 'file_path'],
    grep_search: ['searching for', 'pattern'],
    search_file_content: ['searching for', 'pattern'],
    glob: ['looking for', 'pattern'],
    list_directory: ['listing', 'dir_path'],
    web_fetch: ['reading', 'prompt'],
    google_web_search: ['searching the web for', 'query'],
    write_todos: ['planning', undefined],

    bash: ['running', 'command'],
    read: ['reading', 'filePath'],
    edit: ['editing', 'filePath'],
    write: ['writing', 'filePath'],
    apply_patch: ['editing files', undefined],
    grep: ['searching for', 'pattern'],
    list: ['listing', 'path'],
    webfetch: ['reading', 'url'],
    websearch: ['searching the web for', 'query'],
    task: ['delegating', 'description'],
    todowrite: ['planning', undefined],
  }),
);

const PATHS: ReadonlySet<string> = new Set(['file_path', 'notebook_path', 'path', 'dir_path', 'filePath']);

/** The folder and the file: enough to know it by, short enough to be said. */
function shortPath(path: string): string {
  return firstLine(path.split('/').filter(Boolean).slice(-2).join('/'), 60);
}
