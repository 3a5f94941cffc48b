/** What went wrong, in one word that programs can test; `wilco --json` prints it. */
export type ErrorCode =
  | 'agent_missing'
  | 'agent_failed_to_start'
  | 'audio_format'
  | 'bad_argument'
  | 'bad_config'
  | 'bad_template'
  | 'bus_unavailable'
  | 'command_failed'
  | 'daemon_not_running'
  | 'daemon_already_running'
  | 'download_failed'
  | 'hotkey_unavailable'
  | 'microphone_unavailable'
  | 'microphone_lost'
  | 'model_failed'
  | 'model_missing'
  | 'nothing_to_answer'
  | 'nothing_to_undo'
  | 'nothing_to_retry'
  | 'nothing_to_repeat'
  | 'notifications_unavailable'
  | 'open_failed'
  | 'package_missing'
  | 'project_busy'
  | 'project_missing'
  | 'project_unknown'
  | 'protocol'
  | 'recogniser_failed'
  | 'recogniser_unavailable'
  | 'service'
  | 'speech_unavailable'
  | 'state_in_use'
  | 'state_unwritable'
  | 'task_unknown'
  | 'timeout'
  | 'wake_word_unavailable'
  | 'internal';

/** The same facts as a {@link WilcoError}, as data that can cross a socket. */
export interface ErrorFacts {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/**
 * The one error class. `message` is one sentence that says what is wrong; `hint` is the next thing to do, and is what
 * popup, voice and command line say. Neither ever holds what a person said into the microphone.
 */
export class WilcoError extends Error implements ErrorFacts {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(facts: ErrorFacts, options?: { readonly cause?: unknown }) {
    super(facts.message, options);
    this.name = 'WilcoError';
    this.code = facts.code;
    this.hint = facts.hint;
  }

  /** What JSON keeps of an error by itself is not its message; this is what crosses the socket. */
  toJSON(): ErrorFacts {
    return { code: this.code, message: this.message, hint: this.hint };
  }
}

/** The facts of any thrown value; what is not a {@link WilcoError} becomes `internal`, with its own message. */
export function errorFacts(thrown: unknown): ErrorFacts {
  if (thrown instanceof WilcoError) return { code: thrown.code, message: thrown.message, hint: thrown.hint };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'internal',
    message,
    hint: 'Look at the log: journalctl --user -u wilco, or the terminal it runs in.',
  };
}
