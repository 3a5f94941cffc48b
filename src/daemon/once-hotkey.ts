export { explainHotkey, type HotkeyExplanation } from '../hear/hotkey/explain-hotkey.ts';
