import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, type Command } from 'commander';
import { userPaths } from '../config/paths.ts';
import { WilcoError } from '../core/error.ts';
import type { PartState } from '../core/heard.ts';
import type { HotkeyExplanation } from '../daemon/once-hotkey.ts';
import { daemonClient } from './daemon-client.ts';
import { DESKTOPS, type Desktop, desktopNames, runningDesktop } from './hotkey-desktops.ts';
import { type BoundKey, keyText, ORDINARY_KEY } from './hotkey-keys.ts';
import { type Binding, bindingFor } from './hotkey-lines.ts';
import { type JsonOption, print, printingCommand } from './print.ts';

/** `wilco hotkey [desktop]`: how the talk key is seen here, and the lines that bind a key of the desktop to Wilco. */
export function hotkeyCommand(): Command {
  return printingCommand('hotkey', 'Shows how the talk key is seen, and the lines that bind a key of your desktop.')
    .addArgument(new Argument('[desktop]', 'another desktop than the one that runs').choices(DESKTOPS))
    .action(async (asked: Desktop | undefined, options: JsonOption) => {
      const { loadConfig } = await import('../config/load.ts');
      const { config } = await loadConfig(userPaths(process.env), process.env);
      const { explainHotkey } = await import('../daemon/once-hotkey.ts');
      const explanation = explainHotkey(config.hotkey, process.env);
      const desktop = asked ?? runningDesktop(process.env);
      const wish = { wilco: wilcoCommand(process.env), holds: config.hotkey.mode !== 'toggle' };
      const bound = boundKey(explanation.key);
      const bindings = (desktop === undefined ? DESKTOPS : [desktop]).map((each) => ({
        desktop: each,
        ...bindingFor(each, { ...wish, key: bound }),
      }));
      const daemon = await runningHotkey();
      const { key, backend, why } = explanation;
      const facts = { key: key.name, backend, why, daemon: daemon ?? null, desktop: desktop ?? null, bindings };
      print(options, facts, () =>
        [aboutKey(explanation, daemon), ...instead(explanation, bound), ...bindings.map(text)].join('\n\n'),
      );
    });
}

function aboutKey({ key, backend, why }: HotkeyExplanation, daemon: PartState | undefined): string {
  const now = daemon === undefined ? 'No daemon runs.' : `The running daemon: ${stateText(daemon)}`;
  return `Talk key: ${key.name}, seen by: ${backend}. ${why}\n${now}`;
}

function stateText(state: PartState): string {
  return state.type === 'broken' ? `${state.error.message} ${state.error.hint}` : `${state.type}, ${state.detail}.`;
}

function boundKey({ key, held, isModifier }: HotkeyExplanation['key']): BoundKey {
  return isModifier ? ORDINARY_KEY : { key, held: [...held] };
}

function instead({ key }: HotkeyExplanation, bound: BoundKey): readonly string[] {
  if (!key.isModifier) return [];
  return [`A desktop cannot bind ${key.name} alone, so these lines take ${keyText(bound)}; put the key you like.`];
}

function text({ desktop, isHeld, snippets, note }: Binding & { readonly desktop: Desktop }): string {
  const how = isHeld ? 'hold the key to talk' : 'press the key to begin, and again to end';
  const blocks = snippets.map(({ where, lines }) => `In ${where}:\n\n${lines.join('\n')}`);
  return [`${desktopNames[desktop]} (${how})`, ...(note === '' ? [] : [note]), ...blocks].join('\n\n');
}

/** What the daemon says of its talk key; undefined where none runs. */
async function runningHotkey(): Promise<PartState | undefined> {
  try {
    return (await daemonClient().status()).hearing.hotkey;
  } catch (error) {
    if (error instanceof WilcoError && error.code === 'daemon_not_running') return undefined;
    throw error;
  }
}

/** "wilco" where the PATH has it; else the whole path of the launcher, since a desktop knows no folder of ours. */
function wilcoCommand(env: NodeJS.ProcessEnv): string {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && isProgram(join(folder, 'wilco')));
  return onPath ? 'wilco' : fileURLToPath(new URL('../../bin/wilco', import.meta.url));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
