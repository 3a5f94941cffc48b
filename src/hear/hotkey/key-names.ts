/** One key, as the three sources of key presses number it. */
interface KeyNumbers {
  /** libuiohook's code (its uiohook.h, VC_…). */
  readonly hook: number;
  /** Linux' code (linux/input-event-codes.h, KEY_…). */
  readonly evdev: number;
}

/**
 * The keys that can be the talk key, by the names that web browsers give them (`KeyboardEvent.code`). Both numberings
 * go back to the scan codes of the first PC keyboards, so they agree for most keys of those.
 */
export const keyNumbers: ReadonlyMap<string, KeyNumbers> = new Map([
  key('ControlLeft', 0x001d),
  key('ControlRight', 0x0e1d, 97),
  key('AltLeft', 0x0038),
  key('AltRight', 0x0e38, 100),
  key('ShiftLeft', 0x002a),
  key('ShiftRight', 0x0036),
  key('MetaLeft', 0x0e5b, 125),
  key('MetaRight', 0x0e5c, 126),
  key('ContextMenu', 0x0e5d, 127),
  key('Pause', 0x0e45, 119),
  key('ScrollLock', 0x0046),
  key('PrintScreen', 0x0e37, 99),
  key('CapsLock', 0x003a),
  key('Insert', 0x0e52, 110),
  key('Delete', 0x0e53, 111),
  key('Home', 0x0e47, 102),
  key('End', 0x0e4f, 107),
  key('PageUp', 0x0e49, 104),
  key('PageDown', 0x0e51, 109),
  key('Escape', 0x0001),
  key('Tab', 0x000f),
  key('Space', 0x0039),
  key('Enter', 0x001c),
  key('Backspace', 0x000e),
  key('Backquote', 0x0029),
  key('Minus', 0x000c),
  key('Equal', 0x000d),
  key('BracketLeft', 0x001a),
  key('BracketRight', 0x001b),
  key('Backslash', 0x002b),
  key('Semicolon', 0x0027),
  key('Quote', 0x0028),
  key('Comma', 0x0033),
  key('Period', 0x0034),
  key('Slash', 0x0035),
  key('ArrowUp', 0xe048, 103),
  key('ArrowLeft', 0xe04b, 105),
  key('ArrowRight', 0xe04d, 106),
  key('ArrowDown', 0xe050, 108),
  key('NumLock', 0x0045),
  key('NumpadMultiply', 0x0037),
  key('NumpadSubtract', 0x004a),
  key('NumpadAdd', 0x004e),
  key('NumpadDivide', 0x0e35, 98),
  key('NumpadEnter', 0x0e1c, 96),
  ...[0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x41, 0x42, 0x43, 0x44, 0x57, 0x58].map((hook, index) =>
    key(`F${1 + index}`, hook),
  ),
  ...[0x5b, 0x5c, 0x5d, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b].map((hook, index) =>
    key(`F${13 + index}`, hook, 183 + index),
  ),
  ...[0x0b, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a].map((hook, index) => key(`${index}`, hook)),
  ...[
    0x1e, 0x30, 0x2e, 0x20, 0x12, 0x21, 0x22, 0x23, 0x17, 0x24, 0x25, 0x26, 0x32, 0x31, 0x18, 0x19, 0x10, 0x13, 0x1f,
    0x14, 0x16, 0x2f, 0x11, 0x2d, 0x15, 0x2c,
  ].map((hook, index) => key(String.fromCharCode(0x41 + index), hook)),
]);

/** Names by number; what is in neither list is a key without a name. */
export function namesBy(numbering: keyof KeyNumbers): ReadonlyMap<number, string> {
  return new Map([...keyNumbers].map(([name, numbers]) => [numbers[numbering], name]));
}

function key(name: string, hook: number, evdev = hook): readonly [string, KeyNumbers] {
  return [name, { hook, evdev }];
}
