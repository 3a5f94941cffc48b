import type { Milliseconds } from './time.ts';

/** Stands for a slot's value in what a custom command does: `{environment}`. */
export const SLOT_PLACE = /\{([\p{L}\p{N}_]+)\}/gu;

/** A value of a custom command's list: itself, or what is said and what it stands for. */
export type CustomValue = string | number | { readonly in: string; readonly out: string | number };

/** A sentence of the person's own with what it does, from the config's `[[commands]]`. */
export interface CustomCommand {
  /** Unique among them. */
  readonly name: string;
  /** Templates in the notation of the built-in ones. */
  readonly sentences: readonly string[];
  /** Lists that the templates name besides the known ones; a list of `*` is free text. */
  readonly lists: Readonly<Record<string, readonly CustomValue[] | '*'>>;
  /** Asked about each time. */
  readonly confirm: boolean;
  readonly action: CustomAction;
}

/** What a custom command does; {@link SLOT_PLACE} in it stands for a slot. */
export type CustomAction =
  | {
      readonly type: 'run';
      readonly command: readonly [string, ...string[]];
      readonly dir: string | undefined;
      readonly timeout: Milliseconds;
    }
  /** `project` and `agent` are names; undefined: as for any start. */
  | {
      readonly type: 'start';
      readonly prompt: string;
      readonly project: string | undefined;
      readonly agent: string | undefined;
    }
  | { readonly type: 'say'; readonly text: string };
