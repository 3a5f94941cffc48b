import { ANSWER_PHRASES } from './answer-phrases.ts';
import { CANCEL_PHRASES } from './cancel-phrases.ts';
import type { Phrases } from './phrase.ts';
import { PROJECT_PHRASES } from './project-phrases.ts';
import { RENAME_OPEN_PHRASES } from './rename-open-phrases.ts';
import { RESULT_PHRASES } from './result-phrases.ts';
import { START_PHRASES } from './start-phrases.ts';
import { STATUS_PHRASES } from './status-phrases.ts';
import { WILCO_PHRASES } from './wilco-phrases.ts';

/** What people say, by the intent it must be. Known there: projects api and my-web, tasks "refactor auth" and "fix login". */
export const PHRASES: Phrases = {
  start: START_PHRASES,
  ...STATUS_PHRASES,
  ...RESULT_PHRASES,
  ...CANCEL_PHRASES,
  ...RENAME_OPEN_PHRASES,
  ...PROJECT_PHRASES,
  ...ANSWER_PHRASES,
  ...WILCO_PHRASES,
};
