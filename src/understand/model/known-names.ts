import type { Situation } from '../../core/decision.ts';

/** The known project of that name in its own spelling; case, spaces and signs do not count. */
export function knownProject(name: string, { projects }: Situation): string | undefined {
  return sameLetters(
    name,
    projects.map((project) => project.name),
  );
}

/** The same for an agent. */
export function knownAgent(name: string, { agents }: Situation): string | undefined {
  return sameLetters(name, agents);
}

function sameLetters(name: string, known: readonly string[]): string | undefined {
  return (
    known.find((one) => one === name) ?? known.find((one) => letters(one) !== '' && letters(one) === letters(name))
  );
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
