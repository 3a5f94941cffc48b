import { type Bus, BusError } from '../../../core/bus.ts';
import type { WilcoError } from '../../../core/error.ts';
import type { Milliseconds } from '../../../core/time.ts';
import { untilAborted } from '../../../core/until-aborted.ts';
import { triggerOf } from './bound-shortcut.ts';
import { denied, portalFailed } from './portal-errors.ts';
import {
  APP_ID,
  GLOBAL_SHORTCUTS,
  handlePath,
  onPortal,
  PORTAL,
  PORTAL_PATH,
  REGISTRY,
  SESSION,
  SHORTCUT_ID,
} from './portal-names.ts';
import { portalRequest } from './portal-request.ts';
import { preferredTrigger } from './preferred-trigger.ts';
import { readVersion } from './read-version.ts';

/** The portal may be started by the first call. */
const PATIENCE: Milliseconds = 25_000;

export interface BindOptions {
  readonly bus: Bus;
  readonly keyName: string;
  /** A question that was closed sooner than this no person has seen. */
  readonly unseen: Milliseconds;
  /** The desktop may be asking the person from now on. */
  readonly asking: () => void;
  readonly pressed: () => void;
  readonly released: () => void;
  /** The desktop's words for the key changed; undefined: the shortcut is gone. */
  readonly changed: (trigger: string | undefined) => void;
  /** The desktop ended the session. */
  readonly closed: () => void;
}

export type Bound =
  /** By `trigger`, in the desktop's words; '' or undefined where no key is bound. */
  | { readonly type: 'bound'; readonly trigger: string | undefined }
  /** No portal is there. */
  | { readonly type: 'absent'; readonly error: WilcoError }
  /** This portal will not, and to ask it again would be of no use or a nuisance. */
  | { readonly type: 'refused'; readonly error: WilcoError };

/**
 * Binds the talk key in a new session of GlobalShortcuts, which lasts as long as the connection; once for a connection.
 * Waits for the person's answer as long as it takes. Rejects with what may go better the next time, or the abort's
 * reason. https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
 */
export async function bindTalkKey(options: BindOptions, signal: AbortSignal): Promise<Bound> {
  const { bus } = options;
  await untilAborted(register(bus), signal);
  const version = await untilAborted(readVersion(bus, PATIENCE), signal);
  if (version.type !== 'version') return version;
  const session = await createSession(options, signal);
  options.asking();
  const askedAt = performance.now();
  const { code, results } = await portalRequest(bus, bindCall(session, options.keyName), signal);
  if (code === 1 || (code !== 0 && performance.now() - askedAt >= options.unseen)) {
    return { type: 'refused', error: denied() };
  }
  if (code !== 0) throw portalFailed();
  const trigger = triggerOf(results['shortcuts'], SHORTCUT_ID) ?? (await listedTrigger(bus, session, signal));
  return { type: 'bound', trigger };
}

/**
 * Says who Wilco is, before any other call, as portals since 1.21 demand; older ones have no such interface. A portal
 * that refuses may still have an app id for this process, so the next call decides.
 */
async function register(bus: Bus): Promise<void> {
  const call = { ...onPortal(REGISTRY), member: 'Register', signature: 'sa{sv}', timeout: PATIENCE } as const;
  await bus.call({ ...call, body: [APP_ID, {}] }).catch((error: unknown) => {
    if (!(error instanceof BusError) || error.type !== 'refused') throw error;
  });
}

/** Resolves with the session's path; what happens in it is heard from then on. */
async function createSession(options: BindOptions, signal: AbortSignal): Promise<string> {
  const { bus } = options;
  const token = 'wilco';
  const expected = handlePath('session', bus.name, token);
  let session = expected;
  await untilAborted(
    listen(options, () => session),
    signal,
  );
  await untilAborted(listenForEnd(options, expected), signal);
  const { code, results } = await portalRequest(
    bus,
    {
      member: 'CreateSession',
      signature: 'a{sv}',
      body: (given) => [{ ...given, session_handle_token: ['s', token] }],
    },
    signal,
  );
  if (code !== 0) throw portalFailed();
  session = typeof results['session_handle'] === 'string' ? results['session_handle'] : expected;
  if (session !== expected) await untilAborted(listenForEnd(options, session), signal);
  return session;
}

async function listen(options: BindOptions, session: () => string): Promise<void> {
  const { bus, pressed, released, changed } = options;
  const on = (member: string, handler: (rest: readonly unknown[]) => void) =>
    bus.onSignal({ sender: PORTAL, path: PORTAL_PATH, interface: GLOBAL_SHORTCUTS, member }, ([of, ...rest]) => {
      if (of === session()) handler(rest);
    });
  await Promise.all([
    on('Activated', ([id]) => id === SHORTCUT_ID && pressed()),
    on('Deactivated', ([id]) => id === SHORTCUT_ID && released()),
    on('ShortcutsChanged', ([shortcuts]) => changed(triggerOf(shortcuts, SHORTCUT_ID))),
  ]);
}

function listenForEnd({ bus, closed }: BindOptions, path: string): Promise<void> {
  return bus.onSignal({ sender: PORTAL, path, interface: SESSION, member: 'Closed' }, closed);
}

function bindCall(session: string, keyName: string) {
  const trigger = preferredTrigger(keyName);
  const shortcut = {
    description: ['s', 'Talk to Wilco'],
    ...(trigger === undefined ? {} : { preferred_trigger: ['s', trigger] }),
  };
  return {
    member: 'BindShortcuts',
    signature: 'oa(sa{sv})sa{sv}',
    body: (given: object) => [session, [[SHORTCUT_ID, shortcut]], '', given],
  };
}

async function listedTrigger(bus: Bus, session: string, signal: AbortSignal): Promise<string | undefined> {
  const call = { member: 'ListShortcuts', signature: 'oa{sv}', body: (given: object) => [session, given] };
  const { code, results } = await portalRequest(bus, call, signal);
  return code === 0 ? triggerOf(results['shortcuts'], SHORTCUT_ID) : undefined;
}
