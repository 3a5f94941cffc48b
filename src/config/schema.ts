import * as z from 'zod';
import { BUILT_IN_AGENTS } from '../core/agent-settings.ts';
import { SLOT_PLACE } from '../core/custom-command.ts';
import { agents } from './schema-agents.ts';
import { commands } from './schema-commands.ts';
import { hotkey, microphone, recogniser, wakeWord } from './schema-hearing.ts';
import { projects } from './schema-projects.ts';
import { tasks } from './schema-tasks.ts';
import { model, understanding, vocabulary } from './schema-understanding.ts';

/**
 * The config file, as it is written: snake_case, every key with a default and with the description that is its
 * documentation. What is not here is an error.
 */
export const configSchema = z
  .strictObject({
    hotkey,
    microphone,
    recogniser,
    wake_word: wakeWord,
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
