import { describe, expect, test } from 'vitest';
import { usualTalkRules } from '../../../src/hear/talk/talk-rules.ts';
import type { TalkEvent } from '../../../src/hear/talk/talk-state.ts';
import { replay, type Told } from './replay.ts';

const start = (at: number): TalkEvent => ({ type: 'pressed', at, by: 'command' });
const stop = (at: number): TalkEvent => ({ type: 'released', at, by: 'command' });
const cancel = (at: number): TalkEvent => ({ type: 'cancelled', at, by: 'command' });
const toggled = (at: number): TalkEvent => ({ type: 'toggled', at });
const heard = (at: number): TalkEvent => ({ type: 'pressed', at, by: 'wakeWord' });
const silent = (at: number): TalkEvent => ({ type: 'released', at, by: 'wakeWord' });
const pressed = (at: number): TalkEvent => ({ type: 'pressed', at });
const released = (at: number): TalkEvent => ({ type: 'released', at });
const modes = ['hold', 'toggle', 'auto'] as const;

function taken(from: number, to: number, by?: 'command' | 'wakeWord'): readonly Told[] {
  return [
    { type: 'open', pressedAt: from, ...(by === undefined ? {} : { by }) },
    { type: 'announce' },
    { type: 'finish', releasedAt: to },
  ];
}

describe.each(modes)('a program that talks, in mode %s', (mode) => {
  const rules = { ...usualTalkRules, mode, keyIsModifier: true };

  test('starts and stops, and a start that repeats is none', () => {
    expect(replay([start(0), start(700), start(740), stop(3000)], rules)).toEqual(taken(0, 3000, 'command'));
  });

  test('toggles', () => {
    expect(replay([toggled(0), toggled(3000), toggled(3040), toggled(9000)], rules)).toEqual([
      ...taken(0, 3000, 'command'),
      ...taken(3040, 9000, 'command'),
    ]);
  });

  test('cancels, and ends what the key began', () => {
    expect(replay([start(0), cancel(1000), stop(1500)], rules).at(-1)).toEqual({ type: 'drop', why: 'cancelled' });
    expect(replay([pressed(0), toggled(1000), released(1400)], rules)).toEqual(taken(0, 1000));
    expect(replay([pressed(0), stop(1000), released(1400)], rules)).toEqual(taken(0, 1000));
  });

  test('whose stop overtakes its start leaves nothing open', () => {
    expect(replay([stop(0), start(60)], rules)).toEqual([]);
    expect(replay([stop(0), start(60), start(1000), stop(2000)], rules)).toEqual(taken(1000, 2000, 'command'));
    expect(replay([start(0), stop(1000), start(1100), stop(2000)], rules)).toEqual([
      ...taken(0, 1000, 'command'),
      ...taken(1100, 2000, 'command'),
    ]);
  });
});

test('a start and stop in quick succession is a slip, but a tap where the key may be tapped', () => {
  expect(replay([start(0), stop(100)]).at(-1)).toEqual({ type: 'drop', why: 'too-short' });
  const auto = { ...usualTalkRules, mode: 'auto' as const };
  expect(replay([start(0), stop(100), start(3000), stop(3090)], auto)).toEqual(taken(0, 3000, 'command'));
});

describe('the wake word', () => {
  test('begins a take of any length in every mode, and its silence ends it', () => {
    for (const mode of modes) {
      const rules = { ...usualTalkRules, mode, keyIsModifier: true };
      expect(replay([heard(0), silent(120)], rules)).toEqual(taken(0, 120, 'wakeWord'));
    }
  });

  test('does not touch a take that the key holds', () => {
    expect(replay([pressed(0), heard(500), silent(900), released(2000)])).toEqual(taken(0, 2000));
    expect(replay([pressed(0), heard(500), { type: 'cancelled', at: 900, by: 'wakeWord' }, released(2000)])).toEqual(
      taken(0, 2000),
    );
  });

  test('hands its take to a key that is held meanwhile', () => {
    expect(replay([heard(0), pressed(500), silent(1200), released(3000)])).toEqual(taken(0, 3000, 'wakeWord'));
  });

  test('is ended by the key where the key toggles', () => {
    const toggle = { ...usualTalkRules, mode: 'toggle' as const };
    expect(replay([heard(0), pressed(900), silent(1200), released(1300)], toggle)).toEqual(taken(0, 900, 'wakeWord'));
  });
});
