/**
 * A talk key's name ("Ctrl+Alt+Space", "F9") in the words of the XDG shortcuts specification ("CTRL+ALT+space", "F9"):
 * names of xkbcommon's key symbols without XKB_KEY_, on the keyboard's base layer. Undefined for a key that has none.
 * https://specifications.freedesktop.org/shortcuts-spec/latest/
 */
export function preferredTrigger(keyName: string): string | undefined {
  const parts = keyName.split('+');
  const symbol = symbolOf(parts.at(-1) ?? '');
  const held = parts.slice(0, -1).map((part) => modifiers.get(part));
  if (symbol === undefined || held.includes(undefined)) return undefined;
  return [...held, symbol].join('+');
}

const modifiers: ReadonlyMap<string, string> = new Map([
  ['Ctrl', 'CTRL'],
  ['Alt', 'ALT'],
  ['Shift', 'SHIFT'],
  ['Meta', 'LOGO'],
]);

function symbolOf(key: string): string | undefined {
  if (/^[A-Z]$/.test(key)) return key.toLowerCase();
  if (/^(?:\d|F\d{1,2})$/.test(key)) return key;
  const digit = /^Numpad(\d)$/.exec(key)?.[1];
  return digit === undefined ? symbols.get(key) : `KP_${digit}`;
}

const symbols: ReadonlyMap<string, string> = new Map([
  ['ControlLeft', 'Control_L'],
  ['ControlRight', 'Control_R'],
  ['AltLeft', 'Alt_L'],
  ['AltRight', 'Alt_R'],
  ['ShiftLeft', 'Shift_L'],
  ['ShiftRight', 'Shift_R'],
  ['MetaLeft', 'Super_L'],
  ['MetaRight', 'Super_R'],
  ['ContextMenu', 'Menu'],
  ['Pause', 'Pause'],
  ['ScrollLock', 'Scroll_Lock'],
  ['PrintScreen', 'Print'],
  ['CapsLock', 'Caps_Lock'],
  ['NumLock', 'Num_Lock'],
  ['Insert', 'Insert'],
  ['Delete', 'Delete'],
  ['Home', 'Home'],
  ['End', 'End'],
  ['PageUp', 'Page_Up'],
  ['PageDown', 'Page_Down'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['Escape', 'Escape'],
  ['Tab', 'Tab'],
  ['Space', 'space'],
  ['Enter', 'Return'],
  ['Backspace', 'BackSpace'],
  ['Backquote', 'grave'],
  ['Minus', 'minus'],
  ['Equal', 'equal'],
  ['BracketLeft', 'bracketleft'],
  ['BracketRight', 'bracketright'],
  ['Backslash', 'backslash'],
  ['Semicolon', 'semicolon'],
  ['Quote', 'apostrophe'],
  ['Comma', 'comma'],
  ['Period', 'period'],
  ['Slash', 'slash'],
  ['IntlBackslash', 'less'],
  ['NumpadMultiply', 'KP_Multiply'],
  ['NumpadSubtract', 'KP_Subtract'],
  ['NumpadAdd', 'KP_Add'],
  ['NumpadDivide', 'KP_Divide'],
  ['NumpadDecimal', 'KP_Decimal'],
  ['NumpadEnter', 'KP_Enter'],
]);
