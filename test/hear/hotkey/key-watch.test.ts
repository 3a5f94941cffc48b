import { describe, expect, test } from 'vitest';
import { KeyWatch, REPEATS_WITHIN, type SeenKey } from '../../../src/hear/hotkey/key-watch.ts';
import { talkKey } from '../../../src/hear/hotkey/talk-key.ts';
import { recordedKeys, watched } from '../talk/replay.ts';

const down = (key: string, at: number): SeenKey => ({ type: 'down', key, at });
const up = (key: string, at: number): SeenKey => ({ type: 'up', key, at });

/** What is told of these keys; a press in doubt is settled in its time. */
function seen(key: string, keys: readonly SeenKey[], heldBefore = false): readonly string[] {
  const watch = new KeyWatch(talkKey(key), heldBefore);
  let doubtedAt: number | undefined;
  return keys.flatMap((each) => {
    const late = doubtedAt !== undefined && each.at >= doubtedAt + REPEATS_WITHIN ? watch.settle() : undefined;
    const told = watch.see(each);
    doubtedAt = watch.doubts ? each.at : undefined;
    return [late, told].flatMap((one) => (one === undefined ? [] : [`${one.type} ${one.at}`]));
  });
}

function types(name: string, key: string, open = false): readonly string[] {
  return watched(name, key, open).map(({ type }) => type);
}

describe('of all keys the talk key', () => {
  test('is told once however often it repeats', () => {
    expect(recordedKeys('held-with-repeat').length).toBeGreaterThan(10);
    expect(types('held-with-repeat', 'F9')).toEqual(['down', 'up']);
  });

  test('is the only one that is told while others are typed', () => {
    expect(types('typed-around', 'F9')).toEqual(['down', 'up']);
    expect(types('typed-around', 'Pause')).toEqual([]);
    expect(types('copy-with-right-control', 'F9', true)).toEqual([]);
  });

  test('is told again when its release was lost', () => {
    expect(seen('F9', [down('F9', 0), down('F9', 660), down('F9', 1661), up('F9', 1700)])).toEqual([
      'down 0',
      'down 1661',
      'up 1700',
    ]);
  });

  test('that was held when a former hook ended does not go down by its repeats', () => {
    const repeats = [down('F9', 300), down('F9', 340), down('F9', 380), up('F9', 390), down('F9', 900)];
    expect(seen('F9', repeats, true)).toEqual(['down 900']);
  });

  test('does not go down either by repeats that arrive in batches, as libuiohook gives them', () => {
    const batches = [300, 580, 580, 581, 860, 860, 861].map((at) => down('F9', at));
    expect(seen('F9', [...batches, up('F9', 900)], true)).toEqual([]);
  });

  test('that was let go and pressed anew while no hook ran goes down', () => {
    expect(seen('F9', [down('F9', 300), down('F9', 960), up('F9', 1000)], true)).toEqual(['down 300', 'up 1000']);
    expect(seen('ControlRight', [down('ControlRight', 300), up('ControlRight', 900)], true)).toEqual([
      'down 300',
      'up 900',
    ]);
  });
});

describe('a chord', () => {
  test.each(['chord-released-key-first', 'chord-released-modifiers-first'])(
    'goes down with its last key and comes up with the first that is let go: %s',
    (name) => {
      const keys = recordedKeys(name);
      expect(watched(name, 'Ctrl+Alt+Space')).toEqual([
        { type: 'down', at: keys[2]?.at },
        { type: 'up', at: keys[3]?.at },
      ]);
    },
  );

  test('of modifiers alone may be pressed in any order', () => {
    expect(types('modifier-chord-either-order', 'Ctrl+AltRight')).toEqual(['down', 'up']);
    expect(seen('Ctrl+AltRight', [down('ControlLeft', 0), down('AltRight', 5), up('ControlLeft', 9)])).toEqual([
      'down 5',
      'up 9',
    ]);
  });

  test('is not pressed by the repeats of its key, nor without all its modifiers', () => {
    const keys = [down('Space', 0), down('ControlLeft', 10), down('Space', 500), down('Space', 540)];
    expect(seen('Ctrl+Space', keys)).toEqual([]);
    expect(seen('Ctrl+Alt+Space', [down('ControlLeft', 0), down('Space', 9), up('Space', 20)])).toEqual([]);
  });

  test('counts a left and a right modifier as one', () => {
    const both = [down('ControlLeft', 0), down('ControlRight', 5), down('Space', 10), up('ControlLeft', 20)];
    expect(seen('Ctrl+Space', [...both, up('Space', 30)])).toEqual(['down 10', 'up 30']);
  });

  test('believes the source that a modifier is up whose release was missed', () => {
    const held = new Set<never>();
    expect(seen('Ctrl+Space', [down('ControlLeft', 0), { ...down('Space', 9000), held }])).toEqual([]);
  });
});

describe('what else may be told', () => {
  test('is Escape, only while the talk key is held or a take is open', () => {
    expect(types('escape-while-held', 'ControlRight')).toEqual(['down', 'escape', 'up']);
    expect(types('escape-while-held', 'F9')).toEqual([]);
    expect(types('escape-while-held', 'F9', true)).toEqual(['escape']);
    expect(types('escape-while-held', 'Escape', true)).toEqual(['down', 'up']);
  });

  test('is that a held modifier was used with another key, once, and not with which', () => {
    expect(watched('copy-with-right-control', 'ControlRight')).toEqual([
      { type: 'down', at: 0 },
      { type: 'other', at: recordedKeys('copy-with-right-control')[1]?.at },
      { type: 'up', at: recordedKeys('copy-with-right-control')[3]?.at },
    ]);
    const typed = ['A', 'B', 'C'].map((key, index) => down(key, 10 + index));
    expect(seen('AltRight', [down('AltRight', 0), ...typed, up('AltRight', 99)])).toEqual([
      'down 0',
      'other 10',
      'up 99',
    ]);
  });
});
