import type { ErrorFacts } from '../../core/error.ts';

export function nothingToAnswer(): ErrorFacts {
  return {
    code: 'nothing_to_answer',
    message: 'There is no question to answer.',
    hint: 'Say what you want done; "what can I say" tells what is understood.',
  };
}

/** It would have to be asked about, and another question was asked meanwhile. */
export function askedMeanwhile(): ErrorFacts {
  return {
    code: 'bad_argument',
    message: 'What you said before would need a question of its own, and another one is open.',
    hint: 'Nothing was done about it. Answer the open question, then say it again.',
  };
}

export function nothingToStart(): ErrorFacts {
  return {
    code: 'bad_argument',
    message: 'I heard no task to start.',
    hint: 'Say it in one go: "start task", then what is to be done.',
  };
}

export function noProject(): ErrorFacts {
  return {
    code: 'project_unknown',
    message: 'No project is known to work in.',
    hint: 'Add a line such as api = "~/code/api" under [projects] in config.toml, or start wilco in a git repository.',
  };
}

export function nothingToUndo(): ErrorFacts {
  return {
    code: 'nothing_to_undo',
    message: 'There is nothing that I can undo.',
    hint: 'A start, a new name or another project can be taken back for some seconds; later say "cancel it".',
  };
}

export function nothingToRepeat(): ErrorFacts {
  return {
    code: 'nothing_to_repeat',
    message: 'I have said nothing yet.',
    hint: 'Ask "what is running", or "what can I say".',
  };
}

/** Twice in doubt, and it would end work, or begin it: not even asked about. */
export function tooDoubtful(): ErrorFacts {
  return {
    code: 'bad_argument',
    message: 'I am too unsure of what I heard to do that.',
    hint: 'Say it with the number of the task: "cancel task two".',
  };
}

/** "Undo that and …": such a thing is said alone. */
export function notTogether(): ErrorFacts {
  return { code: 'bad_argument', message: 'I cannot do all of that at once.', hint: 'Say one thing at a time.' };
}

/** One part of a sentence cannot be done, so none of it is. */
export function oneAtATime(problem: ErrorFacts): ErrorFacts {
  return { ...problem, hint: 'Nothing was done yet. Say one thing at a time.' };
}
