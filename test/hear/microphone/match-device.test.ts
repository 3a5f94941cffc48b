import { describe, expect, test } from 'vitest';
import { type Device, matchDevice } from '../../../src/hear/microphone/match-device.ts';

const built: Device = { name: 'alsa_input.pci-0000', description: 'Built-in Audio Analog Stereo', isMonitor: false };
const usb: Device = { name: 'alsa_input.usb-Blue_Yeti', description: 'Yeti Stereo Microphone', isMonitor: false };
const monitor: Device = {
  name: 'alsa_output.pci-0000.monitor',
  description: 'Monitor of Built-in Audio',
  isMonitor: true,
};
const devices = [monitor, built, usb];

describe('the device of the settings', () => {
  test.each([
    ['alsa_input.usb-Blue_Yeti', usb.name],
    ['yeti', usb.name],
    ['built-in', built.name],
    ['STEREO MICROPHONE', usb.name],
    ['alsa_output.pci-0000.monitor', monitor.name],
  ])('%s is found', (wanted, device) => {
    expect(matchDevice(wanted, devices)).toEqual({ type: 'found', device });
  });

  test('that none has names those that there are, and no monitor', () => {
    expect(matchDevice('Rode', devices)).toEqual({
      type: 'not-found',
      sentence:
        'No microphone is called "Rode"; there are alsa_input.pci-0000 (Built-in Audio Analog Stereo), ' +
        'alsa_input.usb-Blue_Yeti (Yeti Stereo Microphone).',
    });
    expect(matchDevice('Rode', [monitor])).toMatchObject({ sentence: expect.stringContaining('none at all') });
  });

  test('that several have names them', () => {
    expect(matchDevice('alsa', devices)).toMatchObject({
      type: 'not-found',
      sentence: expect.stringMatching(/^More than one .*pci-0000 .*usb-Blue/u),
    });
  });

  test('that is the whole name of one and a part of another is the first', () => {
    const longer = { ...usb, name: `${usb.name}.2` };
    expect(matchDevice(usb.name, [longer, usb])).toEqual({ type: 'found', device: usb.name });
  });
});
