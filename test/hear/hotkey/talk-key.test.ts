import { UiohookKey } from 'uiohook-napi';
import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { keyNumbers } from '../../../src/hear/hotkey/key-names.ts';
import { talkKey } from '../../../src/hear/hotkey/talk-key.ts';

describe('the name of the talk key', () => {
  test('is read whatever its case', () => {
    expect(talkKey('controlright')).toEqual({
      name: 'ControlRight',
      key: 'ControlRight',
      held: new Set(),
      isModifier: true,
    });
    expect(talkKey('ctrl + ALT+space')).toEqual({
      name: 'Ctrl+Alt+Space',
      key: 'Space',
      held: new Set(['Ctrl', 'Alt']),
      isModifier: false,
    });
    expect(talkKey('Ctrl+AltRight').isModifier).toBe(false);
  });

  test.each(['RightControl', '', 'Ctrl+', 'Hyper+A', 'F25'])('%j is answered with the names that exist', (name) => {
    const error = thrownBy(() => talkKey(name));
    expect(error).toBeInstanceOf(WilcoError);
    expect(error).toMatchObject({ code: 'bad_config', message: `There is no key called ${JSON.stringify(name)}.` });
    expect(error).toMatchObject({ hint: expect.stringMatching(/ControlRight.*Pause.*F1 to F24/) });
  });

  test('has the code that the key hook uses', () => {
    const alias: Readonly<Record<string, string>> = {
      ControlLeft: 'Ctrl',
      ControlRight: 'CtrlRight',
      AltLeft: 'Alt',
      ShiftLeft: 'Shift',
      MetaLeft: 'Meta',
      PrintScreen: 'PrintScreen',
    };
    const theirs = new Map<string, number>(Object.entries(UiohookKey));
    const unknown = [...keyNumbers].filter(([name, { hook }]) => theirs.get(alias[name] ?? name) !== hook);
    // Those two are in libuiohook, but not in uiohook-napi's list.
    expect(unknown.map(([name]) => name)).toEqual(['ContextMenu', 'Pause']);
  });

  test('is any key that the key hook knows, but for those of the numeric pad that Num Lock makes others', () => {
    const ours = new Set([...keyNumbers.values()].map(({ hook }) => hook));
    const missing = Object.entries(UiohookKey).filter(([, code]) => !ours.has(code));
    expect(missing.map(([name]) => name).filter((name) => !name.startsWith('Numpad'))).toEqual([]);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}
