import { WilcoError } from '../../../core/error.ts';
import type { EvdevSource } from './find-devices.ts';

/** What reading the keyboard means, for all who are about to allow it. */
export const EVDEV_WARNING = 'a program that can read the keyboard sees every key, passwords too';

/** The devices are there, and none of them lets Wilco in. */
export function keyboardForbidden(devices: string): WilcoError {
  return unavailable(
    `Wilco may not read the keyboards in ${devices}.`,
    `Type "sudo usermod -aG input $USER" and log in again; but then all your programs can, and ${EVDEV_WARNING}.`,
  );
}

/** No device has the talk key, or the one that the config names is not there. */
export function noKeyboard({ device, devices }: EvdevSource, key: string): WilcoError {
  if (device === '')
    return unavailable(`No keyboard in ${devices} has the key ${key}.`, 'Plug one in; it is found by itself.');
  return unavailable(
    `There is no input device ${device}.`,
    `Plug it in, or set device in [hotkey] to one of ${devices}/by-id, or to "" for every keyboard.`,
  );
}

/** The kernel shows no input devices at all: a container, a virtual machine without a keyboard. */
export function noInputDevices(devices: string, cause: unknown): WilcoError {
  return unavailable(
    `The input devices in ${devices} cannot be listed.`,
    'Set backend in [hotkey] to "auto", or bind a key of your desktop: see wilco hotkey.',
    cause,
  );
}

function unavailable(message: string, hint: string, cause?: unknown): WilcoError {
  return new WilcoError({ code: 'hotkey_unavailable', message, hint }, { cause });
}
