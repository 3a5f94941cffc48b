import * as z from 'zod';
import { BUILT_IN_AGENTS } from '../core/agent-settings.ts';
import { SLOT_PLACE } from '../core/custom-command.ts';
import { agents } from './schema-agents.ts';
import { commands } from './schema-commands.ts';
import { apiKeyEnv, serverUrl } from './schema-openai.ts';
import { projects } from './schema-projects.ts';
import { tasks } from './schema-tasks.ts';
import { milliseconds } from './schema-time.ts';
import { model, understanding, vocabulary } from './schema-understanding.ts';

/**
 * The config file, as it is written: snake_case, every key with a default and with the description that is its
 * documentation. What is not here is an error.
 */
export const configSchema = z
  .strictObject({
    hotkey: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether Wilco listens for the talk key.'),
        key: z.string().min(1).default('ControlRight').describe('The key to hold while you talk.'),
        minimum_hold: milliseconds(0, 2000, 250).describe('A shorter press is dropped, in milliseconds.'),
      })
      .prefault({})
      .describe('The talk key.'),
    microphone: z
      .strictObject({
        backend: z
          .enum(['auto', 'parec', 'arecord', 'sox', 'rec'])
          .default('auto')
          .describe('The program that records; auto takes the fastest that is there.'),
        device: z.string().min(1).default('default').describe('The source to record from, by its name.'),
        warm: z.boolean().default(true).describe('Keep the microphone open, so that the first word is never cut.'),
        pre_roll: milliseconds(0, 5000, 500).describe('Sound kept from before the press, in milliseconds.'),
        tail: milliseconds(0, 2000, 150).describe('Sound kept from after the release, in milliseconds.'),
      })
      .prefault({})
      .describe('Where sound comes from.'),
    recogniser: z
      .strictObject({
        chain: z
          .array(z.enum(['auto', 'local', 'openai']))
          .min(1)
          .default(['auto'])
          .describe(
            'Recognisers in the order in which they are tried; auto is openai where a key or a URL is set, then local.',
          ),
        trust_prompts: z
          .boolean()
          .default(false)
          .describe('Start tasks on what the local recogniser heard without asking first.'),
        local: z
          .strictObject({
            model: z
              .string()
              .default('')
              .describe('The folder of the acoustic model, if not where the distribution puts it.'),
            library: z.string().default('').describe("The file of libpocketsphinx, if not the system's."),
          })
          .prefault({})
          .describe('The recogniser on this machine.'),
        openai: z
          .strictObject({
            model: z.string().min(1).default('gpt-4o-mini-transcribe').describe('The model that transcribes.'),
            base_url: serverUrl,
            api_key_env: apiKeyEnv,
            timeout: milliseconds(100, 120_000, 10_000).describe('How long it may take, in milliseconds.'),
          })
          .prefault({})
          .describe('OpenAI, or any server that speaks its API.'),
      })
      .prefault({})
      .describe('What turns sound into words.'),
    agent: z
      .strictObject({
        default: z.string().min(1).default('claude').describe('The agent that a task gets when none is named.'),
      })
      .prefault({})
      .describe('Which agent works.'),
    agents,
    projects,
    tasks,
    popups: z
      .strictObject({ enabled: z.boolean().default(true).describe('Whether popups are shown.') })
      .prefault({})
      .describe('Answers on the screen.'),
    speech: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether answers are spoken.'),
        long_text: z.boolean().default(false).describe('Read results to their end instead of their first sentences.'),
        voice: z.string().min(1).default('en').describe('A voice of espeak-ng; see: espeak-ng --voices'),
        rate: z.int().min(80).max(450).default(175).describe('Words per minute.'),
      })
      .prefault({})
      .describe('Answers by voice.'),
    cues: z
      .strictObject({ enabled: z.boolean().default(true).describe('Whether short sounds mark listening and heard.') })
      .prefault({})
      .describe('Sounds without words.'),
    understanding,
    model,
    vocabulary,
    commands,
  })
  .superRefine((file, context) => {
    // Where an agent's table is wrong, the built-in ones have not been added.
    const known = [...new Set([...Object.keys(BUILT_IN_AGENTS), ...Object.keys(file.agents)])];
    const { roots: _, ...named } = file.projects;
    const chosen = [
      { path: ['agent', 'default'], agent: file.agent.default },
      ...Object.entries(named).flatMap(([name, project]) =>
        typeof project === 'string' ? [] : [{ path: ['projects', name, 'agent'], agent: project.agent }],
      ),
      ...file.commands.map(({ agent }, index) => ({ path: ['commands', index, 'agent'], agent })),
    ];
    for (const { path, agent } of chosen) {
      if (agent === undefined || known.includes(agent) || agent.search(SLOT_PLACE) !== -1) continue;
      context.addIssue({ code: 'custom', path, message: `must be one of: ${known.join(', ')}` });
    }
  });

/** A config file with every default filled in. */
export type ConfigFile = z.output<typeof configSchema>;
