import type { HearingState, PartState } from '../core/heard.ts';
import type { Project } from '../core/project.ts';

export interface Greeted {
  readonly hearing: HearingState;
  readonly telling: { readonly popups: PartState; readonly speech: PartState };
  /** As the config names it: "ControlRight". */
  readonly key: string;
  readonly mode: 'hold' | 'toggle' | 'auto';
  readonly currentProject: Project | undefined;
  readonly projects: readonly Project[];
  /** What the default agent lacks, or undefined. */
  readonly agentMissing: string | undefined;
  /** Tasks that an earlier daemon left at work. */
  readonly tasksRunning: number;
  /** How to call the command line in another terminal. */
  readonly command: string;
}

/** What a person who starts Wilco by hand reads: which key to hold, what to say, and what is missing. */
export function greeting(greeted: Greeted): string {
  const { hearing, command } = greeted;
  const canTalk = hearing.microphone.type === 'ready' && hearing.recogniser.type === 'ready';
  const folder = command.includes('/') ? ' in this folder' : '';
  const lines = ['Wilco is ready.', ''];
  if (canTalk && hearing.hotkey.type === 'ready') {
    lines.push(`  ${howToTalk(greeted)}`, ...sentences(greeted, '“', '”'));
  } else {
    lines.push(`  Type a sentence in a second terminal${folder}:`, ...sentences(greeted, `${command} say "`, '"'));
  }
  lines.push('', ...projectLines(greeted));
  if (greeted.tasksRunning > 0) lines.push(`  Still at work from before: ${tasks(greeted.tasksRunning)}`);
  lines.push(
    `  In a second terminal${folder}: ${command} status, ${command} tasks, ${command} commands`,
    `  A recording is a command too: ${command} listen FILE.wav`,
  );
  const missing = missingParts(greeted);
  if (missing.length > 0) lines.push('', 'Not working yet:', ...missing);
  lines.push('', 'Ctrl-C ends Wilco; running tasks go on, and the next start finds them again.');
  return `${lines.join('\n')}\n`;
}

function howToTalk({ key, mode }: Greeted): string {
  const name = keyName(key);
  switch (mode) {
    case 'hold':
      return `Hold ${name}, say a sentence, let go.`;
    case 'toggle':
      return `Press ${name}, say a sentence, press it again.`;
    case 'auto':
      return `Hold ${name}, say a sentence, let go; or tap it before and after.`;
  }
}

function sentences({ currentProject, projects }: Greeted, open: string, close: string): readonly string[] {
  const where = currentProject === undefined && projects[0] !== undefined ? ` in ${projects[0].name}` : '';
  return [
    `  Try: ${open}start task fix the failing test${where}${close}`,
    `       ${open}what is running${close}    ${open}cancel it${close}    ${open}what can I say${close}`,
  ];
}

function projectLines({ currentProject, projects }: Greeted): readonly string[] {
  const others = projects.filter(({ name }) => name !== currentProject?.name).map(({ name }) => name);
  const also = others.length === 0 ? '' : ` Also known: ${others.slice(0, 8).join(', ')}.`;
  if (currentProject !== undefined) return [`  Tasks start in ${currentProject.name} (${currentProject.dir}).${also}`];
  if (others.length > 0) return [`  Projects: ${others.slice(0, 8).join(', ')}. Say “… in ${others[0]}”.`];
  return ['  No project yet: start Wilco in a git repository, or name one in the config (wilco config path).'];
}

function missingParts({ hearing, telling, agentMissing }: Greeted): readonly string[] {
  const parts: readonly (readonly [string, PartState])[] = [
    ['talk key', hearing.hotkey],
    ['microphone', hearing.microphone],
    ['recogniser', hearing.recogniser],
    ['wake word', hearing.wakeWord],
    ['popups', telling.popups],
    ['speech', telling.speech],
  ];
  const lines = parts.flatMap(([name, state]) =>
    state.type === 'broken' ? [`  ${name}: ${state.error.message}`, `    → ${state.error.hint}`] : [],
  );
  return agentMissing === undefined ? lines : [...lines, `  agent: ${agentMissing}`];
}

function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}

/** "ControlRight" → "Right Ctrl", as it stands on keyboards; other names as they are. */
function keyName(key: string): string {
  const sided = /^(Control|Shift|Alt|Meta)(Left|Right)$/.exec(key);
  if (sided === null) return key;
  const name = sided[1] === 'Control' ? 'Ctrl' : sided[1] === 'Meta' ? 'Super' : sided[1];
  return `${sided[2]} ${name}`;
}
