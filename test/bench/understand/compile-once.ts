import { compileTemplates } from '../../../src/understand/templates/compile-templates.ts';
import { englishDefinition } from './english-definition.ts';

// The first compile of a process, before the code is warm: its milliseconds on stdout.
const definition = englishDefinition();
const startedAt = performance.now();
compileTemplates(definition);
process.stdout.write(String(performance.now() - startedAt));
