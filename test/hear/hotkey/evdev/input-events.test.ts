import { describe, expect, test } from 'vitest';
import { KeyCapabilities } from '../../../../src/hear/hotkey/evdev/capabilities.ts';
import { InputEvents } from '../../../../src/hear/hotkey/evdev/input-events.ts';
import { inputEvent, KEYBOARD, POWER_BUTTON } from './input-device.ts';

/** F9 pressed on an AT keyboard, as the kernel gave it: MSC_SCAN, EV_KEY, SYN_REPORT. */
const F9_PRESSED = Buffer.from(
  [
    'c0e31f6900000000 3a5c0b0000000000 0400 0400 43000000',
    'c0e31f6900000000 3a5c0b0000000000 0100 4300 01000000',
    'c0e31f6900000000 3a5c0b0000000000 0000 0000 00000000',
  ]
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

const F9_TIME = 0x691fe3c0 * 1000 + 0x0b5c3a / 1000;

describe('the bytes of an input device', () => {
  test('hold keys among other things', () => {
    expect(new InputEvents('x64').push(F9_PRESSED)).toEqual([{ type: 'down', code: 67, at: F9_TIME }]);
  });

  test('may come in pieces of any size', () => {
    const bytes = Buffer.concat([F9_PRESSED, inputEvent(1, 67, 2), inputEvent(1, 67, 0)]);
    for (const size of [1, 7, 24, 25, 1000]) {
      const events = new InputEvents('x64');
      const keys: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size) keys.push(...events.push(bytes.subarray(at, at + size)));
      expect(keys).toEqual([
        { type: 'down', code: 67, at: F9_TIME },
        { type: 'repeated', code: 67, at: expect.any(Number) },
        { type: 'up', code: 67, at: expect.any(Number) },
      ]);
    }
  });

  test('have a shorter time on machines of 32 bits', () => {
    const short = Buffer.from('c0e31f693a5c0b00 0100 6100 01000000'.replaceAll(' ', ''), 'hex');
    expect(new InputEvents('arm').push(Buffer.concat([short, short]))).toHaveLength(2);
    expect(new InputEvents('arm').push(short)).toEqual([{ type: 'down', code: 97, at: F9_TIME }]);
  });
});

describe('what a device can do', () => {
  test('tells keyboards from buttons', () => {
    expect(new KeyCapabilities(KEYBOARD).isKeyboard).toBe(true);
    expect(new KeyCapabilities(POWER_BUTTON).isKeyboard).toBe(false);
    expect(new KeyCapabilities(POWER_BUTTON).has(116)).toBe(true);
    expect(new KeyCapabilities('').isKeyboard).toBe(false);
  });

  test('is read in words of either size', () => {
    expect(new KeyCapabilities('1 0', 32).has(32)).toBe(true);
    expect(new KeyCapabilities('1 0', 64).has(64)).toBe(true);
    expect(new KeyCapabilities(KEYBOARD).has(97)).toBe(true);
    expect(new KeyCapabilities('4 2000000000000 0').has(97)).toBe(false);
  });
});
