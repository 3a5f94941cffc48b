import type { HearSettings } from '../../src/hear/create-hearing.ts';

/** What the config says by itself, but for the recogniser: the local one alone. */
export const usualHearSettings: HearSettings = {
  hotkey: {
    ...{ enabled: true, key: 'ControlRight', mode: 'hold', backend: 'auto', device: '' },
    ...{ minimumHold: 250, debounce: 30, longestTake: 60_000 },
  },
  microphone: { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 200 },
  recogniser: {
    chain: ['local'],
    local: {},
    openai: { model: 'whisper-1', baseUrl: undefined, apiKey: undefined, timeout: 1000 },
    sherpa: { model: undefined, modelsDir: '/nonexistent', threads: 1, timeout: 1000 },
  },
  wakeWord: {
    ...{ engine: 'off', phrase: 'hey wilco', keyword: 'computer', accessKey: undefined },
    accessKeyEnv: 'PICOVOICE_ACCESS_KEY',
    ...{ sensitivity: 0.5, endSilence: 800, longestTake: 15_000 },
  },
};
