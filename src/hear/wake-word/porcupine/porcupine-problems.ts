import { WakeWordUnavailable } from '../unavailable.ts';

/** Free keys ended on 2026-06-30. */
const FREE = 'Free of charge is: engine = "local" under [wake_word] in config.toml.';
const CONSOLE = 'https://console.picovoice.ai';

/** `variable` is the one that the key is read from. */
export function noKey(variable: string): WakeWordUnavailable {
  return lasting(
    'Porcupine needs an AccessKey of Picovoice.',
    `Put a paid key from ${CONSOLE} into the variable ${variable}. ${FREE}`,
  );
}

export function noKeyword(keyword: string, known: readonly string[]): WakeWordUnavailable {
  return lasting(
    `Porcupine has no word “${keyword}”, and there is no readable .ppn file of that name.`,
    `Set keyword under [wake_word] in config.toml to one of ${known.join(', ')}, or to the path of a file from ${CONSOLE}.`,
  );
}

export function notInstalled(cause: unknown): WakeWordUnavailable {
  return lasting(
    'The package @picovoice/porcupine-node cannot be loaded.',
    `Install Wilco again: npm ci. Or else: engine = "local" under [wake_word] in config.toml.`,
    cause,
  );
}

/** Whether the package itself said what is wrong. */
export function isOtherwiseKnown(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.constructor.name.startsWith('Porcupine');
}

/**
 * What an error of the package means for the person, by its class (errors.ts of @picovoice/porcupine-node 4.0). Its own
 * message is kept out, and it is no `cause`, because it quotes the AccessKey.
 */
export function porcupineProblem(thrown: unknown, keyword: string): WakeWordUnavailable {
  const name = thrown instanceof Error ? thrown.constructor.name : '';
  switch (name) {
    case 'PorcupineInvalidArgumentError':
      return isAboutKeyword(thrown)
        ? lasting(
            `Porcupine cannot use the file ${keyword}.`,
            `It must be a .ppn file of Porcupine 4 for this system: make one for Linux at ${CONSOLE}.`,
          )
        : lasting('Picovoice does not know the AccessKey.', `Copy a paid key once more from ${CONSOLE}. ${FREE}`);
    case 'PorcupineKeyError':
      return lasting('Picovoice does not know the AccessKey.', `Copy a paid key once more from ${CONSOLE}. ${FREE}`);
    case 'PorcupineActivationRefusedError':
      return lasting(
        'Picovoice refuses the AccessKey.',
        `Free keys ended on 30 June 2026: see at ${CONSOLE} whether yours is a paid one. ${FREE}`,
      );
    case 'PorcupineActivationLimitReachedError':
      return lasting(
        'The AccessKey is used on as many machines as Picovoice allows.',
        `Remove one at ${CONSOLE}, or buy more. ${FREE}`,
      );
    case 'PorcupineActivationThrottledError':
      return passing(
        'Picovoice was asked too often to check the AccessKey.',
        `Wilco asks again by itself later. ${FREE}`,
      );
    case 'PorcupineActivationError':
      return passing(
        'Picovoice could not check the AccessKey.',
        `Porcupine needs the network when it starts; Wilco tries again by itself. ${FREE}`,
      );
    case 'PorcupineIOError':
      return lasting(
        `Porcupine cannot read one of its files${keyword === '' ? '' : ` or ${keyword}`}.`,
        'Look at the permissions of the .ppn file, or install Wilco again: npm ci',
      );
    case 'PorcupineOutOfMemoryError':
      return passing('There is not enough memory for Porcupine.', 'Close a program; Wilco tries again by itself.');
    default:
      return passing(`Porcupine failed${name === '' ? '' : ` (${name})`}.`, `Wilco tries again by itself. ${FREE}`);
  }
}

/** The native library tells by its words alone. */
function isAboutKeyword(thrown: unknown): boolean {
  return thrown instanceof Error && /keyword file|\.ppn/i.test(thrown.message);
}

function lasting(message: string, hint: string, cause?: unknown): WakeWordUnavailable {
  return new WakeWordUnavailable({ message, hint }, { final: true, cause });
}

function passing(message: string, hint: string): WakeWordUnavailable {
  return new WakeWordUnavailable({ message, hint }, { final: false });
}
