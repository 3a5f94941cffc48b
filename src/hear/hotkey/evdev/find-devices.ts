import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { KeySource } from '../hook-messages.ts';
import { KeyCapabilities } from './capabilities.ts';

export type EvdevSource = KeySource & { readonly type: 'evdev' };

/**
 * The paths of the devices to read: the one that is named, or every keyboard and whatever else has the talk key (a foot
 * pedal, a headset button). Throws what the folder cannot be read with; a named device that is not there is left out.
 */
export function findDevices(source: EvdevSource, talkCode: number): readonly string[] {
  if (source.device !== '') return present(source.device, source.devices);
  return readdirSync(source.devices)
    .filter((name) => /^event\d+$/u.test(name))
    .filter((name) => {
      const capabilities = capabilitiesOf(name, source.capabilities);
      return capabilities !== undefined && (capabilities.isKeyboard || capabilities.has(talkCode));
    })
    .map((name) => join(source.devices, name))
    .sort();
}

function capabilitiesOf(name: string, folder: string): KeyCapabilities | undefined {
  try {
    const wordSize = ['arm', 'ia32'].includes(process.arch) ? 32 : 64;
    return new KeyCapabilities(readFileSync(join(folder, name, 'device/capabilities/key'), 'utf8'), wordSize);
  } catch {
    return undefined;
  }
}

/** Names below by-id and by-path are links to the device, which may come and go. */
function present(device: string, folder: string): readonly string[] {
  try {
    return [realpathSync(join(device.startsWith('/') ? '/' : folder, device))];
  } catch {
    return [];
  }
}
