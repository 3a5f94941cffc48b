import { UiohookKey } from 'uiohook-napi';
import { describe, expect, test } from 'vitest';
import { WilcoError } from '../../../src/core/error.ts';
import { keyCodes } from '../../../src/hear/hotkey/key-names.ts';
import { talkKey } from '../../../src/hear/hotkey/talk-key.ts';

describe('the name of the talk key', () => {
  test('is read whatever its case', () => {
    expect(talkKey('controlright')).toEqual({ name: 'ControlRight', code: 0x0e1d, held: new Set() });
    expect(talkKey('ctrl + ALT+space')).toEqual({ name: 'Ctrl+Alt+Space', code: 0x39, held: new Set(['Ctrl', 'Alt']) });
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
    const unknown = [...keyCodes].filter(([name, code]) => theirs.get(alias[name] ?? name) !== code);
    // Those two are in libuiohook, but not in uiohook-napi's list.
    expect(unknown.map(([name]) => name)).toEqual(['ContextMenu', 'Pause']);
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
