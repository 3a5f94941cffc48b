import { chooseBackend } from './choose-backend.ts';
import type { HotkeySettings } from './settings.ts';
import { type TalkKey, talkKey } from './talk-key.ts';

/** Which way the talk key is seen in this session, and why; a whole sentence. */
export interface HotkeyExplanation {
  readonly key: TalkKey;
  readonly backend: 'x11' | 'portal' | 'evdev' | 'none';
  readonly why: string;
}

/** Throws `bad_config` for a key that does not exist. Asks nobody: what comes of it, `wilco doctor` and `wilco status` say. */
export function explainHotkey(
  settings: Pick<HotkeySettings, 'enabled' | 'backend' | 'key'>,
  env: NodeJS.ProcessEnv,
): HotkeyExplanation {
  const key = talkKey(settings.key);
  const chosen = chooseBackend(env, settings);
  const isAsked = settings.backend !== 'auto';
  switch (chosen.type) {
    case 'off':
      return { key, backend: 'none', why: 'The config turns the talk key off.' };
    case 'unavailable':
      return { key, backend: 'none', why: `${chosen.error.message} ${chosen.error.hint}` };
    case 'evdev':
      return { key, backend: 'evdev', why: 'The config asks for the keyboard itself.' };
    case 'x11': {
      const why = isAsked ? 'The config asks for X11' : 'This is an X11 session';
      return { key, backend: 'x11', why: `${why}${chosen.limit}.` };
    }
    case 'portal': {
      if (isAsked) return { key, backend: 'portal', why: "The config asks for the desktop's portal." };
      const else11 = chosen.orX11 ? '; where it gives none, XWayland does, only while an X11 window has the focus' : '';
      return { key, backend: 'portal', why: `On Wayland the desktop's portal gives the key${else11}.` };
    }
  }
}
