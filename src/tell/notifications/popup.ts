import type { Announcement } from '../../core/announcement.ts';
import type { Phrase } from '../../core/phrase.ts';
import type { Question } from '../../core/question.ts';
import type { Milliseconds } from '../../core/time.ts';
import { phraseOf } from '../phrasing/phrase-of.ts';
import { oneLine } from '../phrasing/plain-text.ts';
import { firstLines, shorten } from '../phrasing/shorten.ts';

/** One popup, whatever server shows it. */
export interface Popup {
  /** Popups of one slot take each other's place: a task's life is one popup, an answer replaces the last answer. */
  readonly slot: string;
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  readonly urgency: Phrase['urgency'];
  /**
   * What can be clicked. There is never a `default` action (a click anywhere on the popup): a stray click must neither
   * start nor cancel anything, and must not throw the question away either.
   */
  readonly actions: readonly { readonly key: string; readonly label: string }[];
  /** Undefined: as the server thinks fit. */
  readonly timeout: Milliseconds | undefined;
  readonly question: Question | undefined;
}

/** The popup for an announcement; undefined for what needs none (what the person did on purpose, or did not notice). */
export function popupOf(
  announcement: Announcement,
  context: { readonly now: Milliseconds; readonly clickable: boolean },
): Popup | undefined {
  const slot = slotOf(announcement);
  if (slot === undefined) return undefined;
  const phrase = phraseOf(announcement, { ...context, longText: false });
  const question = announcement.type === 'question' ? announcement.question : undefined;
  return {
    slot,
    title: shorten(phrase.title, 80),
    body: unbrokenUnits(shorten(firstLines(phrase.body, 12, 300), 900)),
    urgency: phrase.urgency,
    actions: question !== undefined && context.clickable ? question.choices.slice(0, 8).map(labelled) : [],
    timeout: question === undefined ? undefined : Math.max(1000, question.expiresAt - context.now),
    question,
  };
}

function slotOf(announcement: Announcement): string | undefined {
  switch (announcement.type) {
    case 'taskStarted':
    case 'taskQueued':
    case 'taskStalled':
    case 'taskEnded':
      return `task ${announcement.task.id}`;
    case 'question':
      return 'question';
    case 'problem':
      return `problem ${announcement.error.code}`;
    case 'commandEnded':
      return `command ${announcement.name}`;
    case 'status':
    case 'taskStatus':
    case 'result':
    case 'changes':
    case 'allCancelled':
    case 'renamed':
    case 'opened':
    case 'projectSwitched':
    case 'projects':
    case 'currentProject':
    case 'projectOpened':
    case 'saying':
    case 'speech':
    case 'wordAdded':
    case 'wordForgotten':
    case 'shuttingDown':
    case 'help':
    case 'notUnderstood':
      return 'answer';
    case 'nothingHeard':
      return announcement.why === 'too-short' || announcement.why === 'cancelled' ? undefined : 'answer';
    case 'fellBack':
      return 'recogniser';
    case 'dismissed':
    case 'stoppedReading':
      return undefined;
  }
}

/** A popup is narrow: "10 s" must not be broken after the number. */
function unbrokenUnits(text: string): string {
  return text.replaceAll(/(\d) (s|min|h|d)\b/g, '$1\u00a0$2');
}

function labelled(choice: Question['choices'][number]): Popup['actions'][number] {
  return { key: choice.key, label: shorten(oneLine(choice.label), 40) };
}
