import type { FoundDevice } from './find-device.ts';

export interface Device {
  readonly name: string;
  readonly description: string;
  /** Records a speaker: nobody means it unless it is named in full. */
  readonly isMonitor: boolean;
}

/**
 * The one device whose name is `wanted`, or whose name or description has it as a part, whatever the case. None or
 * several of them are not found.
 */
export function matchDevice(wanted: string, devices: readonly Device[]): FoundDevice {
  const exact = devices.find(({ name }) => name === wanted);
  if (exact !== undefined) return { type: 'found', device: exact.name };
  const microphones = devices.filter(({ isMonitor }) => !isMonitor);
  const part = wanted.toLowerCase();
  const [found, ...others] = microphones.filter((device) => {
    const texts = [device.name, device.description].map((text) => text.toLowerCase());
    return texts.some((text) => text.includes(part));
  });
  if (found !== undefined && others.length === 0) return { type: 'found', device: found.name };
  if (found !== undefined) {
    const sentence = `More than one microphone is called "${wanted}": ${listed([found, ...others])}.`;
    return { type: 'not-found', sentence };
  }
  const there = microphones.length === 0 ? 'there is none at all' : `there are ${listed(microphones)}`;
  return { type: 'not-found', sentence: `No microphone is called "${wanted}"; ${there}.` };
}

function listed(devices: readonly Device[]): string {
  return devices
    .map(({ name, description }) => (description === '' || description === name ? name : `${name} (${description})`))
    .join(', ');
}
