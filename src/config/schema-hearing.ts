import * as z from 'zod';
import { apiKeyEnv, serverUrl, variableName } from './schema-openai.ts';
import { milliseconds } from './schema-time.ts';

export const hotkey = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Whether Wilco listens for the talk key.'),
    key: z.string().min(1).default('ControlRight').describe('The key to hold while you talk.'),
    mode: z
      .enum(['hold', 'toggle', 'auto'])
      .default('hold')
      .describe('hold: talk while it is down; toggle: press to begin and to end; auto: hold it, or tap it to toggle.'),
    backend: z
      .enum(['auto', 'x11', 'portal', 'evdev', 'none'])
      .default('auto')
      .describe(
        'How the key is seen: auto asks the session (x11, or the portal on Wayland); evdev reads the keyboard.',
      ),
    device: z.string().default('').describe('For evdev: one keyboard of /dev/input; empty: every keyboard.'),
    minimum_hold: milliseconds(0, 2000, 250).describe(
      'A shorter press is dropped, or a tap in mode auto, in milliseconds.',
    ),
    debounce: milliseconds(0, 500, 30).describe('A shorter release is none: bouncing keys, in milliseconds.'),
    longest_take: milliseconds(5000, 300_000, 60_000).describe('A take ends after this by itself, in milliseconds.'),
  })
  .prefault({})
  .describe('The talk key.');

export const microphone = z
  .strictObject({
    backend: z
      .enum(['auto', 'parec', 'pvrecorder', 'arecord', 'sox', 'rec'])
      .default('auto')
      .describe('What records; auto takes the fastest that works.'),
    device: z.string().min(1).default('default').describe('The source to record from: its name, or a part of it.'),
    warm: z
      .union([z.literal('auto'), z.boolean()])
      .default('auto')
      .describe(
        'Keep the microphone open, so that the first word is never cut; auto: unless it is a Bluetooth headset.',
      ),
    pre_roll: milliseconds(0, 5000, 500).describe('Sound kept from before the press, in milliseconds.'),
    tail: milliseconds(0, 2000, 200).describe('Sound kept from after the release, in milliseconds.'),
  })
  .prefault({})
  .describe('Where sound comes from.');

const local = z
  .strictObject({
    model: z.string().default('').describe('The folder of the acoustic model, if not where the distribution puts it.'),
    library: z.string().default('').describe("The file of libpocketsphinx, if not the system's."),
  })
  .prefault({})
  .describe('The recogniser on this machine.');

const openai = z
  .strictObject({
    model: z.string().min(1).default('gpt-transcribe').describe('The model that transcribes.'),
    base_url: serverUrl,
    api_key_env: apiKeyEnv,
    timeout: milliseconds(100, 120_000, 10_000).describe('How long it may take, in milliseconds.'),
    realtime: z.boolean().default(false).describe('Send the sound while you talk, so that the answer comes sooner.'),
  })
  .prefault({})
  .describe('OpenAI, or any server that speaks its API.');

const sherpa = z
  .strictObject({
    model: z
      .string()
      .default('')
      .describe('A model by its name in "wilco models list", or its folder; empty: the one there is.'),
    threads: z.int().min(1).max(16).default(2).describe('Cores that it may use.'),
    timeout: milliseconds(100, 120_000, 15_000).describe('How long it may take, in milliseconds.'),
  })
  .prefault({})
  .describe('A large model on this machine, by sherpa-onnx.');

export const recogniser = z
  .strictObject({
    chain: z
      .array(z.enum(['auto', 'local', 'openai', 'sherpa']))
      .min(1)
      .default(['auto'])
      .describe(
        'Recognisers in the order in which they are tried; auto: a large model where one was pulled, openai where a key or a URL is set, local.',
      ),
    trust_prompts: z
      .boolean()
      .default(false)
      .describe('Start tasks on what the local recogniser heard without asking first.'),
    local,
    openai,
    sherpa,
  })
  .prefault({})
  .describe('What turns sound into words.');

export const wakeWord = z
  .strictObject({
    engine: z
      .enum(['off', 'local', 'porcupine'])
      .default('off')
      .describe('Whether a phrase does what the talk key does; porcupine wants a key of Picovoice.'),
    phrase: z.string().min(1).default('hey wilco').describe('What the local engine waits for.'),
    keyword: z
      .string()
      .min(1)
      .default('computer')
      .describe('What Porcupine waits for: a built-in word, or a .ppn file.'),
    access_key_env: variableName
      .default('PICOVOICE_ACCESS_KEY')
      .describe('The environment variable that holds the AccessKey of Picovoice.'),
    sensitivity: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('More hears it more often, also where it was not said.'),
    end_silence: milliseconds(200, 5000, 800).describe('Silence that ends what is said after it, in milliseconds.'),
    longest_take: milliseconds(1000, 60_000, 15_000).describe('What is said after it ends then, in milliseconds.'),
  })
  .prefault({})
  .describe('Talking without a key.');
