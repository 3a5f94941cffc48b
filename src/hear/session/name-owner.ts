import type { Bus, SignalMatch } from '../../core/bus.ts';

const DRIVER = 'org.freedesktop.DBus';
const driver = { destination: DRIVER, path: '/org/freedesktop/DBus', interface: DRIVER } as const;

/** The signal with name, old owner and new owner; '' is nobody. */
export function ownerChanges(name: string): SignalMatch {
  return { sender: DRIVER, path: driver.path, interface: DRIVER, member: 'NameOwnerChanged', arg0: name };
}

/** Whether someone has that name now; starts nobody. Rejects when the bus does not say. */
export async function hasOwner(bus: Bus, name: string): Promise<boolean> {
  return (await bus.call({ ...driver, member: 'NameHasOwner', signature: 's', body: [name] })) === true;
}
