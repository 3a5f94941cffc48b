import { describe, expect, test } from 'vitest';
import { MODIFIER_PATIENCE, type TalkRules, usualTalkRules } from '../../../src/hear/talk/talk-rules.ts';
import type { TalkEvent } from '../../../src/hear/talk/talk-state.ts';
import { replay, replayKeys, type Told } from './replay.ts';

const pressed = (at: number): TalkEvent => ({ type: 'pressed', at });
const released = (at: number): TalkEvent => ({ type: 'released', at });
const escapes = (at: number): TalkEvent => ({ type: 'otherKey', key: 'escape', at });
const other = (at: number): TalkEvent => ({ type: 'otherKey', key: 'other', at });
const toggle: TalkRules = { ...usualTalkRules, mode: 'toggle' };
const auto: TalkRules = { ...usualTalkRules, mode: 'auto' };

function taken(from: number, to: number): readonly Told[] {
  return [{ type: 'open', pressedAt: from }, { type: 'announce' }, { type: 'finish', releasedAt: to }];
}

function droppedAfter(...before: readonly Told[]): readonly Told[] {
  return [...before, { type: 'drop', why: 'cancelled' }];
}

const opened: readonly Told[] = [{ type: 'open', pressedAt: 0 }, { type: 'announce' }];

describe('a talk key that toggles', () => {
  test('begins a take with one press and ends it with the next, however long each is', () => {
    expect(replay([pressed(0), released(80), pressed(2000), released(2700)], toggle)).toEqual(taken(0, 2000));
    expect(replay([pressed(0), released(900), pressed(2000), released(2060)], toggle)).toEqual(taken(0, 2000));
  });

  test('is not fooled by a key that bounces', () => {
    const bounce = [pressed(0), released(8), pressed(12), released(90), pressed(95), released(100)];
    expect(replay([...bounce, pressed(2000), released(2005), pressed(2010), released(2080)], toggle)).toEqual(
      taken(0, 2000),
    );
  });

  test('takes every press of two in quick succession', () => {
    expect(replayKeys('tapped-twice-fast', 'F9', { mode: 'toggle' }).map(({ type }) => type)).toEqual([
      'open',
      'announce',
      'finish',
    ]);
  });

  test('ends a take with the next press also where the release of the first was never told', () => {
    for (const rules of [toggle, auto]) {
      expect(replay([pressed(0), pressed(5000), released(5080)], rules)).toEqual(taken(0, 5000));
    }
    const modifier = { ...toggle, keyIsModifier: true };
    expect(replay([pressed(0), pressed(5000), released(5080)], modifier)).toEqual(taken(0, 5080));
  });

  test('ends by itself after the limit, and the next press begins another take', () => {
    expect(replay([pressed(0), released(80), pressed(90_000), released(90_080), pressed(91_000)], toggle)).toEqual([
      ...taken(0, 60_000),
      ...taken(90_000, 91_000),
    ]);
  });
});

describe('a talk key that is both', () => {
  test('holds when it is held', () => {
    expect(replay([pressed(0), released(250)], auto)).toEqual(taken(0, 250));
  });

  test('toggles when it is tapped', () => {
    expect(replay([pressed(0), released(249), pressed(5000), released(5050)], auto)).toEqual(taken(0, 5000));
  });
});

describe('Escape', () => {
  test('cancels a take that is held, and one that nobody holds', () => {
    expect(replay([pressed(0), escapes(500), released(900)])).toEqual(droppedAfter(...opened));
    expect(replay([pressed(0), released(80), escapes(3000), pressed(5000)], toggle).slice(0, 3)).toEqual(
      droppedAfter(...opened),
    );
    expect(replay([{ type: 'toggled', at: 0 }, escapes(3000)])).toEqual([
      { type: 'open', pressedAt: 0, by: 'command' },
      { type: 'announce' },
      { type: 'drop', why: 'cancelled' },
    ]);
  });

  test('cancels as a keyboard sends it', () => {
    expect(replayKeys('escape-while-held', 'ControlRight')).toEqual(droppedAfter(...opened));
  });

  test('means nothing without a take', () => {
    expect(replay([escapes(0), other(10)])).toEqual([]);
  });
});

describe('a talk key that is a modifier', () => {
  const modifier: TalkRules = { ...usualTalkRules, keyIsModifier: true };

  test.each(['copy-with-right-control', 'copy-released-control-first', 'right-control-then-shift'])(
    'stays a modifier, unseen and unheard: %s',
    (name) => {
      for (const mode of ['hold', 'toggle', 'auto'] as const) {
        expect(replayKeys(name, 'ControlRight', { mode })).toEqual(droppedAfter({ type: 'open', pressedAt: 0 }));
      }
    },
  );

  test('pressed after another modifier begins nothing', () => {
    expect(replayKeys('shift-then-right-control', 'ControlRight')).toEqual([]);
  });

  test('is announced once it was held alone for a moment, and recorded from the press on', () => {
    const held = replay([pressed(0), other(MODIFIER_PATIENCE)], modifier);
    expect(held).toEqual(droppedAfter(...opened));
    expect(replay([pressed(0), other(MODIFIER_PATIENCE - 1)], modifier)).toEqual(
      droppedAfter({ type: 'open', pressedAt: 0 }),
    );
    expect(replay([pressed(0), released(400)], modifier)).toEqual(taken(0, 400));
  });

  test('tapped alone is dropped unseen where it must be held, and toggles where it may be tapped', () => {
    expect(replay([pressed(0), released(100)], modifier)).toEqual([
      { type: 'open', pressedAt: 0 },
      { type: 'drop', why: 'too-short' },
    ]);
    const taps = [pressed(0), released(100), pressed(3000), released(3090)];
    expect(replay(taps, { ...modifier, mode: 'auto' })).toEqual(taken(0, 3090));
    expect(replay(taps, { ...modifier, mode: 'toggle' })).toEqual(taken(0, 3090));
  });

  test('copies in the middle of a take that nobody holds', () => {
    const copy = [pressed(2000), other(2090), released(2200)];
    const taps = [pressed(0), released(100), ...copy, pressed(4000), released(4080)];
    expect(replay(taps, { ...modifier, mode: 'toggle' })).toEqual(taken(0, 4080));
  });

  test('an ordinary key does not mind other keys', () => {
    expect(replay([pressed(0), other(100), released(500)])).toEqual(taken(0, 500));
    expect(replayKeys('typed-around', 'F9').map(({ type }) => type)).toEqual(['open', 'announce', 'finish']);
  });
});
