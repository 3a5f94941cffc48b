import type { Project } from '../../core/project.ts';
import type { Missed } from '../../core/question.ts';
import type { ProjectWish } from '../conversation/pending-question.ts';
import { noProject } from '../conversation/problems.ts';
import { projectNamed } from '../references/project-named.ts';
import type { Match } from '../templates/match.ts';
import { type Circumstances, intentMeaning, type Meaning } from './meaning.ts';

/** To switch to a project, or to open its folder. */
export function aboutProject(
  wish: 'switchProject' | 'openProject',
  { slots }: Match,
  circumstances: Circumstances,
): Meaning {
  const { projects, currentProject } = circumstances.situation;
  const said = slots['project'] ?? slots['unknown_project'];
  if (typeof said !== 'string') {
    if (wish === 'openProject' && currentProject !== undefined) {
      return intentMeaning({ type: wish, project: currentProject }, circumstances.doubts);
    }
    return whichProject({ type: wish }, projects, undefined);
  }
  const named = projectNamed(said, projects, circumstances.sounds);
  switch (named.type) {
    case 'project': {
      const doubts = named.certainty === 'sure' ? circumstances.doubts : [...circumstances.doubts, 'name' as const];
      const references = [`“${said}” → project ${named.project.name}`];
      return intentMeaning({ type: wish, project: named.project }, doubts, { references });
    }
    case 'several':
      return whichProject({ type: wish }, named.candidates, undefined);
    case 'none':
      return whichProject({ type: wish }, projects, { message: `There is no project “${said}”.` });
  }
}

/** Asks which project is meant; a problem where there is none to choose. */
export function whichProject(wish: ProjectWish, candidates: readonly Project[], missed: Missed | undefined): Meaning {
  if (candidates.length === 0) return { type: 'problem', problem: noProject() };
  const asking = { type: 'whichProject', wish, candidates, missed } as const;
  return { type: 'ask', asking, references: missed === undefined ? [] : [missed.message] };
}
