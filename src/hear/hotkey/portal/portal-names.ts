/** The name under which the portal is on the session bus, and which starts it there. */
export const PORTAL = 'org.freedesktop.portal.Desktop';
/** The one object that has all of the portal's interfaces. */
export const PORTAL_PATH = '/org/freedesktop/portal/desktop';
/** https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html */
export const GLOBAL_SHORTCUTS = 'org.freedesktop.portal.GlobalShortcuts';
/** https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.host.portal.Registry.html */
export const REGISTRY = 'org.freedesktop.host.portal.Registry';
export const REQUEST = 'org.freedesktop.portal.Request';
export const SESSION = 'org.freedesktop.portal.Session';

/** Who Wilco is to the desktop: the name of its .desktop file too. Settings that a person made are kept under it. */
export const APP_ID = 'io.github.wilco';
/** The talk key's name within Wilco, under which the desktop remembers which key the person chose. */
export const SHORTCUT_ID = 'talk';

/** Calls of an interface of the portal. */
export function onPortal(name: string) {
  return { destination: PORTAL, path: PORTAL_PATH, interface: name } as const;
}

/** Where the portal will put a request or a session of this connection, by the docs of both. */
export function handlePath(kind: 'request' | 'session', busName: string, token: string): string {
  return `${PORTAL_PATH}/${kind}/${busName.slice(1).replaceAll('.', '_')}/${token}`;
}
