import type { z } from 'zod';
import { type TemplateDefinition, templateDefinition } from './definition.ts';
import { badTemplate, type DefinitionPath, type Locate } from './place.ts';

/** The definition, once its shape is known. @throws WilcoError `bad_template` with the place of what is wrong first */
export function checkDefinition(definition: unknown, locate: Locate = () => undefined): TemplateDefinition {
  const checked = templateDefinition.safeParse(definition);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const { path, message } = issue === undefined ? { path: [], message: 'expected a definition' } : deepest(issue);
  throw badTemplate(path, locate, message);
}

interface Fault {
  readonly path: DefinitionPath;
  readonly message: string;
}

/** Of something that may have several shapes, the fault of the shape that it is nearest to. */
function deepest(issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const own = { path, message: issue.message };
  if (issue.code !== 'invalid_union') return own;
  const inner = issue.errors.flatMap(([first]) => (first === undefined ? [] : [deepest(first)]));
  const [best] = inner
    .filter((fault) => fault.path.length > 1)
    .sort((one, other) => other.path.length - one.path.length);
  return best === undefined ? own : { path: [...path, ...best.path], message: best.message };
}
