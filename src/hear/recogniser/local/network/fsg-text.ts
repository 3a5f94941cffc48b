import type { Network } from './word-network.ts';

/** The network in the library's own format (fsg_model.h, `fsg_model_read`). */
export function fsgText({ states, start, final, arcs }: Network): string {
  const lines = arcs.map(
    ({ from, to, weight, word }) => `TRANSITION ${from} ${to} ${weight.toPrecision(9)} ${word ?? ''}`,
  );
  return [
    'FSG_BEGIN wilco',
    `NUM_STATES ${states}`,
    `START_STATE ${start}`,
    `FINAL_STATE ${final}`,
    ...lines,
    'FSG_END\n',
  ].join('\n');
}
