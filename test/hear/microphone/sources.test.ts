import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/hear/microphone/sources.ts';

const HEADSET = `Source #3
	State: SUSPENDED
	Name: bluez_input.AA_BB.headset-head-unit
	Description: WH-1000XM4
	Mute: no
	Volume: mono: 45876 /  70% / -9.29 dB
	Monitor of Sink: n/a
	Properties:
		device.api = "bluez"
		device.bus = "bluetooth"
`;
const MUTED = `Source #1
	Name: alsa_input.pci-0000_00_1f.3.analog-stereo
	Description: Built-in Audio Analog Stereo
	Mute: yes
	Volume: front-left: 6554 /  10% / -60.00 dB,   front-right: 13107 /  20% / -41.94 dB
	        balance 0.00
	Base Volume: 65536 / 100% / 0.00 dB
	Monitor of Sink: n/a
	Properties:
		alsa.card_name = "HDA Intel PCH"
`;
const MONITOR = `Source #0
	Name: bluez_sink.AA_BB.a2dp_sink.monitor
	Description: Monitor of WH-1000XM4
	Mute: no
	Volume: front-left: 65536 / 100% / 0.00 dB
	Monitor of Sink: bluez_sink.AA_BB.a2dp_sink
	Properties:
		device.class = "monitor"
`;

describe('the sources that pactl lists', () => {
  test('are read with what matters of them', () => {
    expect(readSources(`${HEADSET}\n${MUTED}`)).toEqual([
      {
        name: 'bluez_input.AA_BB.headset-head-unit',
        description: 'WH-1000XM4',
        isMuted: false,
        volume: 70,
        isMonitor: false,
        isBluetooth: true,
      },
      {
        name: 'alsa_input.pci-0000_00_1f.3.analog-stereo',
        description: 'Built-in Audio Analog Stereo',
        isMuted: true,
        volume: 10,
        isMonitor: false,
        isBluetooth: false,
      },
    ]);
  });

  test('a headset that only plays is no Bluetooth microphone', () => {
    expect(readSources(MONITOR)).toMatchObject([{ isMonitor: true, isBluetooth: false }]);
  });

  test('of PipeWire are known by their name or their interface', () => {
    const bluez5 = HEADSET.replace('device.api = "bluez"', 'device.api = "bluez5"').replace('device.bus', 'other');
    expect(readSources(bluez5)).toMatchObject([{ isBluetooth: true }]);
    expect(readSources('Source #1\n\tName: bluez_input.AA:BB.0\n')).toMatchObject([{ isBluetooth: true }]);
  });

  test('are none in an empty list', () => {
    expect(readSources('')).toEqual([]);
  });
});
