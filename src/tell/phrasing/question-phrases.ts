import type { Phrase } from '../../core/phrase.ts';
import type { Question } from '../../core/question.ts';
import type { Asking } from './asking.ts';
import { confirmed, confirmedSeveral } from './confirm-phrases.ts';
import { speakable } from './speakable.ts';
import { queueBehind } from './start-questions.ts';
import type { TellingContext } from './telling-context.ts';
import { whichProject, whichTask } from './which-phrases.ts';

/** A question with what to say; its choices are buttons where there are buttons. */
export function question(asked: Question, context: TellingContext): Phrase {
  switch (asked.type) {
    case 'confirm':
      return yesOrNo(confirmed(asked), context);
    case 'confirmSeveral':
      return yesOrNo(confirmedSeveral(asked.steps), context);
    case 'queueBehind':
      return yesOrNo(queueBehind(asked), context);
    case 'whichProject':
      return whichProject(asked, context);
    case 'whichTask':
      return whichTask(asked, context);
  }
}

function yesOrNo(asking: Asking, context: TellingContext): Phrase {
  const toSay = `Say “yes” or “no”${context.clickable ? ', or click' : ''}.`;
  return {
    title: asking.title,
    body: asking.body === '' ? toSay : `${asking.body}\n${toSay}`,
    spoken: speakable(`${asking.spoken}\nSay yes or no.`),
    urgency: 'normal',
  };
}
