import type { Hints } from '../../../../src/core/recogniser.ts';

/** A small grammar of the kind that UNDERSTAND makes. */
export function hintsFor(projects: readonly string[], spoken: ReadonlyMap<string, string> = new Map()): Hints {
  const free = ['refactor', 'auth', 'fix', 'the', 'login', 'bug', 'add', 'tests', 'for', 'parser', 'and', 'update'];
  const grammar = `#JSGF V1.0;
grammar test;
public <sentence> = <yes> | <status> | <cancel> | <result> | <start>;
<yes> = yes | no;
<status> = what is running | how is it going;
<cancel> = (cancel | stop) (it | that | number <number>);
<number> = one | two | three | four;
<result> = read me the result | what can i say;
<start> = start [a] task <word>+ [in <project>];
<word> = ${free.join(' | ')};
<project> = ${projects.join(' | ')};
`;
  const fixed =
    'yes no what is running how it going cancel stop that number one two three four read me the result can i say start a task in';
  const words = [...new Set([...fixed.split(' '), ...free, ...projects])];
  return { grammar, words, phrases: projects, spoken, kindOf: () => 'control' };
}

export const usualHints = hintsFor(['api', 'web']);
