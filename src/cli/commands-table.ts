import type { Command } from 'commander';

/** A command by name and summary, which the help needs, and its code, which only its own run needs. */
export interface TableEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. */
export const COMMANDS: readonly TableEntry[] = [
  {
    name: 'daemon',
    summary: 'run Wilco here, until Ctrl-C',
    load: async () => (await import('./daemon.ts')).daemonCommand(),
  },
  { name: 'start', summary: 'start a task', load: async () => (await import('./start.ts')).startCommand() },
  { name: 'say', summary: 'say a sentence by keyboard', load: async () => (await import('./say.ts')).sayCommand() },
  { name: 'listen', summary: 'hear a sound file', load: async () => (await import('./listen.ts')).listenCommand() },
  {
    name: 'retry',
    summary: 'recognise what failed once more',
    load: async () => (await import('./retry.ts')).retryCommand(),
  },
  { name: 'talk', summary: 'do what the talk key does', load: async () => (await import('./talk.ts')).talkCommand() },
  {
    name: 'hotkey',
    summary: 'show how to bind the talk key',
    load: async () => (await import('./hotkey.ts')).hotkeyCommand(),
  },
  { name: 'tasks', summary: 'list the tasks', load: async () => (await import('./tasks.ts')).tasksCommand() },
  {
    name: 'output',
    summary: "show a task's output",
    load: async () => (await import('./output.ts')).outputCommand(),
  },
  {
    name: 'changes',
    summary: 'show what a task changed',
    load: async () => (await import('./changes.ts')).changesCommand(),
  },
  { name: 'cancel', summary: 'cancel a task', load: async () => (await import('./cancel.ts')).cancelCommand() },
  { name: 'forget', summary: 'forget ended tasks', load: async () => (await import('./forget.ts')).forgetCommand() },
  { name: 'status', summary: 'show how Wilco stands', load: async () => (await import('./status.ts')).statusCommand() },
  {
    name: 'stop',
    summary: 'end the daemon; tasks go on',
    load: async () => (await import('./stop.ts')).stopCommand(),
  },
  {
    name: 'commands',
    summary: 'list what one can say',
    load: async () => (await import('./commands.ts')).commandsCommand(),
  },
  {
    name: 'understand',
    summary: 'show what a sentence would do',
    load: async () => (await import('./understand.ts')).understandCommand(),
  },
  {
    name: 'doctor',
    summary: 'find out what is missing',
    load: async () => (await import('./doctor.ts')).doctorCommand(),
  },
  {
    name: 'models',
    summary: 'fetch large speech models',
    load: async () => (await import('./models.ts')).modelsCommand(),
  },
  {
    name: 'config',
    summary: 'check and show the config',
    load: async () => (await import('./config.ts')).configCommand(),
  },
  {
    name: 'service',
    summary: 'start Wilco with the desktop session',
    load: async () => (await import('./service.ts')).serviceCommand(),
  },
  {
    name: 'setup',
    summary: 'install what Wilco needs',
    load: async () => (await import('./setup.ts')).setupCommand(),
  },
];
