/** A key with what is held with it, by Wilco's names: "Space" and ["Ctrl", "Alt"]. */
export interface BoundKey {
  readonly key: string;
  readonly held: readonly string[];
}

/** Where a lone modifier is the talk key: what to bind instead, for a desktop loses its release to the next key. */
export const ORDINARY_KEY: BoundKey = { key: 'F9', held: [] };

/** As a person writes it: "Ctrl+Alt+Space". */
export function keyText({ key, held }: BoundKey): string {
  return [...held, key].join('+');
}

/** The name of xkbcommon-keysyms.h behind XKB_KEY_: what sway, i3, Hyprland, niri and GTK call a key. */
export function keysym(key: string): string {
  return keysyms[key] ?? (/^[A-Z]$/u.test(key) ? key.toLowerCase() : key);
}

/** What Qt calls a key (QKeySequence::PortableText). */
export function qtKey(key: string): string {
  return qtKeys[key] ?? key;
}

const keysyms: Readonly<Record<string, string>> = {
  ControlLeft: 'Control_L',
  ControlRight: 'Control_R',
  AltLeft: 'Alt_L',
  AltRight: 'Alt_R',
  ShiftLeft: 'Shift_L',
  ShiftRight: 'Shift_R',
  MetaLeft: 'Super_L',
  MetaRight: 'Super_R',
  ContextMenu: 'Menu',
  ScrollLock: 'Scroll_Lock',
  PrintScreen: 'Print',
  CapsLock: 'Caps_Lock',
  PageUp: 'Page_Up',
  PageDown: 'Page_Down',
  Space: 'space',
  Enter: 'Return',
  Backspace: 'BackSpace',
  Backquote: 'grave',
  Minus: 'minus',
  Equal: 'equal',
  BracketLeft: 'bracketleft',
  BracketRight: 'bracketright',
  Backslash: 'backslash',
  Semicolon: 'semicolon',
  Quote: 'apostrophe',
  Comma: 'comma',
  Period: 'period',
  Slash: 'slash',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowDown: 'Down',
  NumLock: 'Num_Lock',
  NumpadMultiply: 'KP_Multiply',
  NumpadSubtract: 'KP_Subtract',
  NumpadAdd: 'KP_Add',
  NumpadDivide: 'KP_Divide',
  NumpadEnter: 'KP_Enter',
};

const qtKeys: Readonly<Record<string, string>> = {
  ContextMenu: 'Menu',
  PrintScreen: 'Print',
  Insert: 'Ins',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDown',
  Escape: 'Esc',
  Enter: 'Return',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowDown: 'Down',
  NumpadMultiply: 'Num+*',
  NumpadSubtract: 'Num+-',
  NumpadAdd: 'Num++',
  NumpadDivide: 'Num+/',
  NumpadEnter: 'Num+Enter',
};
