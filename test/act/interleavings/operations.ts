import fc from 'fast-check';

/** What an agent does; `held` ones wait until they are released. */
export type Kind = 'ok' | 'fail' | 'held' | 'leave' | 'stubborn' | 'missing';

/** One thing that happens to a task manager; the next one happens at once, also where this one takes a while. */
export type Operation =
  /** `awaited`: the next operation waits until it is accepted. */
  | {
      readonly type: 'start';
      readonly project: number;
      readonly kind: Kind;
      readonly queue: boolean;
      readonly awaited: boolean;
    }
  | { readonly type: 'startTwice'; readonly project: number; readonly kind: Kind }
  | { readonly type: 'startAndCancel'; readonly project: number; readonly kind: Kind; readonly now: boolean }
  /** `which`: of all live tasks, those that are not accepted yet too. */
  | { readonly type: 'cancel'; readonly which: number; readonly now: boolean; readonly twice: boolean }
  /** The held agents go on. */
  | { readonly type: 'release' }
  | { readonly type: 'cleanup'; readonly which: number }
  | { readonly type: 'restart' }
  | { readonly type: 'wait'; readonly milliseconds: number };

export const PROJECTS = 2;

const kind = fc.constantFrom<Kind>('ok', 'ok', 'fail', 'held', 'held', 'leave', 'stubborn', 'missing');
const project = fc.nat(PROJECTS - 1);
const which = fc.nat(9);
const flag = fc.boolean();

const operation = fc.oneof<fc.WeightedArbitrary<Operation>[]>(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('start'), project, kind, queue: flag, awaited: flag }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('startTwice'), project, kind }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('startAndCancel'), project, kind, now: flag }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('cancel'), which, now: flag, twice: flag }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('release') }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cleanup'), which }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('restart') }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('wait'), milliseconds: fc.nat(40) }) },
);

export const operations: fc.Arbitrary<readonly Operation[]> = fc.array(operation, { minLength: 4, maxLength: 14 });
