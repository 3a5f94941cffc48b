import { describe, expect, it } from 'vitest';
import { keyNumbers } from '../../../../src/hear/hotkey/key-names.ts';
import { describeTrigger, triggerOf } from '../../../../src/hear/hotkey/portal/bound-shortcut.ts';
import { preferredTrigger } from '../../../../src/hear/hotkey/portal/preferred-trigger.ts';

describe('a key in the words of the XDG shortcuts specification', () => {
  it.each([
    ['F9', 'F9'],
    ['A', 'a'],
    ['7', '7'],
    ['ControlRight', 'Control_R'],
    ['Ctrl+Alt+Space', 'CTRL+ALT+space'],
    ['Shift+Meta+Enter', 'SHIFT+LOGO+Return'],
    ['Numpad5', 'KP_5'],
  ])('%s is %s', (key, trigger) => {
    expect(preferredTrigger(key)).toBe(trigger);
  });

  it.each(['', 'NoSuchKey', 'Hyper+A'])('%j has none', (key) => {
    expect(preferredTrigger(key)).toBeUndefined();
  });

  it('every key that the config takes has one, of letters, digits and underscores', () => {
    for (const key of keyNumbers.keys())
      expect([key, preferredTrigger(key)]).toEqual([key, expect.stringMatching(/^\w+$/)]);
  });
});

describe("the desktop's words for a key", () => {
  it('are taken out of the list of shortcuts', () => {
    const list = [
      ['other', { trigger_description: 'F1' }],
      ['talk', { description: 'x', trigger_description: 'Press\n F9 ' }],
    ];
    expect(triggerOf(list, 'talk')).toBe('Press F9');
  });

  it.each([
    ['no list', undefined, undefined],
    ['not in the list', [['other', {}]], undefined],
    ['no words', [['talk', {}]], ''],
    ['words of another type', [['talk', { trigger_description: 7 }]], ''],
    ['nonsense', ['talk', 7, null], undefined],
  ])('%s', (_, list, expected) => {
    expect(triggerOf(list, 'talk')).toBe(expected);
  });

  it.each([
    ['Press F9', 'F9'],
    ['Ctrl+Alt+Space', 'Ctrl+Alt+Space'],
    ['Control + Alt + space', 'Ctrl+Alt+Space'],
    ['Super+K', 'Meta+K'],
    ['Right Control', 'ControlRight'],
    ['Page Down', 'PageDown'],
  ])('%s is the key %s that was asked for', (trigger, key) => {
    expect(describeTrigger(trigger, key)).toBe(`${trigger}, through the desktop portal`);
  });

  it.each([
    ['F10', 'F1'],
    ['Alt+Space', 'Ctrl+Alt+Space'],
  ])('%s is another key than %s', (trigger, key) => {
    expect(describeTrigger(trigger, key)).toContain(`the config asks for ${key}`);
  });
});
