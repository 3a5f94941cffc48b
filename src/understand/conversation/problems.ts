import type { Decision } from '../../core/decision.ts';
import type { ErrorCode, ErrorFacts } from '../../core/error.ts';

/** The decision that tells of a problem. */
export function tellProblem(error: ErrorFacts): Decision {
  return { type: 'tell', announcement: { type: 'problem', error } };
}

export function nothingToAnswer(): Decision {
  return problem(
    'nothing_to_answer',
    'There is no question to answer.',
    'Say what you want done; "what can I say" tells what is understood.',
  );
}

export function nothingToStart(): Decision {
  return problem(
    'bad_argument',
    'I heard no task to start.',
    'Say it in one go: "start task", then what is to be done.',
  );
}

export function noProject(): Decision {
  return problem(
    'project_unknown',
    'No project is known to work in.',
    'Add a line such as api = "~/code/api" under [projects] in config.toml, or start wilco in a git repository.',
  );
}

function problem(code: ErrorCode, message: string, hint: string): Decision {
  return tellProblem({ code, message, hint });
}
