import { basename } from 'node:path';
import { placesIn } from './action-texts.ts';

/** A slot in a text that is run: what is said for it could be any command. */
export interface SlotInRunText {
  readonly slot: string;
  /** Of its argument. */
  readonly index: number;
  /** The program that runs the text; `shell`: by a shell; `words`: it hands all its arguments to one. */
  readonly program: string;
  readonly by: 'shell' | 'code' | 'words';
}

/**
 * The slots that stand in the text that a shell or an interpreter among the words of a command would run. A shell is
 * looked for everywhere, any other program at the beginning and behind those that only begin another one.
 */
export function slotsInRunText(command: readonly string[]): readonly SlotInRunText[] {
  const wrapped = BEGINNERS.has(nameOf(command[0] ?? ''));
  return command.flatMap((word, at): readonly SlotInRunText[] => {
    const program = nameOf(word);
    const text = TEXTS.find(({ programs }) => programs.includes(program));
    if (text === undefined || (text.programs !== SHELLS && at > 0 && !wrapped)) return [];
    return runWords(command, at, text).flatMap((index) =>
      placesIn(command[index] ?? '').map(({ slot }) => ({ slot, index, program: basename(word), by: text.by })),
    );
  });
}

interface Text {
  readonly programs: readonly string[];
  readonly by: SlotInRunText['by'];
  /** Announces a text, which may be written to it; undefined: all is text. */
  readonly option?: RegExp;
  /** Says that the text comes from elsewhere; where neither is there, the first word is text. */
  readonly elsewhere?: RegExp;
}

const SHELLS = 'sh bash rbash dash ash zsh ksh mksh fish busybox csh tcsh'.split(' ');

const TEXTS: readonly Text[] = [
  { programs: SHELLS, by: 'shell', option: /^[-+][a-z]*c/i },
  { programs: ['su', 'runuser', 'script', 'flock'], by: 'shell', option: /^(?:-[a-z]*c|--command)/i },
  { programs: ['python', 'pypy'], by: 'code', option: /^-[a-z]*c/i },
  { programs: ['perl', 'ruby', 'lua', 'osascript', 'Rscript'], by: 'code', option: /^-[a-z]*e/i },
  { programs: ['node', 'bun'], by: 'code', option: /^(?:-[a-z]*[ep]|--eval|--print)/ },
  { programs: ['php'], by: 'code', option: /^-[a-z]*r/i },
  { programs: ['awk', 'gawk', 'mawk'], by: 'code', option: /^(?:-e|--source)/, elsewhere: /^(?:-f|--file)/ },
  { programs: ['sed'], by: 'code', option: /^(?:-[a-z]*e|--expression)/, elsewhere: /^(?:-[a-z]*f|--file)/ },
  { programs: ['ssh', 'watch'], by: 'words' },
];

/** Programs whose arguments are another program with its own. */
const BEGINNERS: ReadonlySet<string> = new Set(
  'env sudo doas nice ionice nohup setsid timeout stdbuf chronic xargs systemd-run busybox time'.split(' '),
);

/** Options whose value is the next word. */
const VALUED = /^(?:[-+][a-z]*[oO]|-[vFf])$/;

/** "python3.12" is python. */
function nameOf(word: string): string {
  return basename(word).replace(/[\d.]+$/, '');
}

/** The numbers of the words that the program at `at` runs: from an option that announces a text to that text. */
function runWords(command: readonly string[], at: number, { option, elsewhere }: Text): readonly number[] {
  const behind = [...command.keys()].filter((index) => index > at);
  if (option === undefined) return behind;
  const that = (pattern: RegExp) => behind.filter((index) => pattern.test(command[index] ?? ''));
  const announced = that(option);
  const isBare = announced.length === 0 && elsewhere !== undefined && that(elsewhere).length === 0;
  const isOption = (index: number) => /^[-+]/.test(command[index] ?? '');
  const isValue = (index: number) => index - 1 > at && VALUED.test(command[index - 1] ?? '');
  return (isBare ? [at] : announced).flatMap((from) => {
    const text = behind.find((index) => index > from && !isOption(index) && !isValue(index)) ?? command.length;
    return behind.filter((index) => index === text || (index >= from && index < text && isOption(index)));
  });
}
