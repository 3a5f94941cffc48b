import { type CustomAction, SLOT_PLACE } from '../../core/custom-command.ts';

/** A text of an action, with where it stands below its command in the config. */
export interface ActionText {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Every text of an action in which slots are filled in. */
export function actionTexts(action: CustomAction): readonly ActionText[] {
  switch (action.type) {
    case 'run':
      return action.command.map((text, index) => ({ path: ['run', index], text }));
    case 'start':
      return [
        { path: ['start'], text: action.prompt },
        ...(action.project === undefined ? [] : [{ path: ['project'], text: action.project }]),
        ...(action.agent === undefined ? [] : [{ path: ['agent'], text: action.agent }]),
      ];
    case 'say':
      return [{ path: ['say'], text: action.text }];
  }
}

/** The slots that a text has places for, with where each place begins, in characters from 0. */
export function placesIn(text: string): readonly { readonly slot: string; readonly offset: number }[] {
  return Array.from(text.matchAll(SLOT_PLACE), ({ 1: slot = '', index }) => ({ slot, offset: index }));
}
