import type { PartState } from '../../core/heard.ts';
import type { Recogniser } from '../../core/recogniser.ts';

/** One recogniser among several, by the name that logs and `wilco doctor` call it. */
export interface RecogniserLink {
  readonly name: string;
  readonly recogniser: Recogniser;
}

/** A link's failure to start or to recognise; another one takes its place. */
export type OnFailure = (name: string, error: unknown) => void;

/**
 * Starts all of them. Resolves when the first can be used, the others go on; rejects with the last link's error when none
 * can. Each failure is reported, unless `signal` aborted.
 */
export async function startLinks(
  links: readonly RecogniserLink[],
  onFailure: OnFailure,
  signal: AbortSignal,
): Promise<void> {
  const starts = links.map(({ name, recogniser }) =>
    recogniser.start(signal).catch((error: unknown) => {
      if (!signal.aborted) onFailure(name, error);
      throw error;
    }),
  );
  try {
    await Promise.any(starts);
  } catch {
    await starts.at(-1);
  }
}

/** The best state among the links, for several work while one of them does. The detail tells every link's, in order. */
export function stateOfLinks(links: readonly RecogniserLink[]): PartState {
  const states = links.map(({ name, recogniser }) => ({ name, state: recogniser.state() }));
  const best = ORDER.map((type) => states.find(({ state }) => state.type === type)).find(
    (found) => found !== undefined,
  );
  if (best === undefined) return { type: 'off', detail: 'no recogniser is configured' };
  if (best.state.type === 'broken') return best.state;
  return { type: best.state.type, detail: states.map(({ name, state }) => `${name}: ${detailOf(state)}`).join('; ') };
}

const ORDER: readonly PartState['type'][] = ['ready', 'starting', 'broken', 'off'];

/** What is broken says what to do about it here: no other row of `wilco status` does while another link works. */
function detailOf(state: PartState): string {
  if (state.type !== 'broken') return state.detail;
  return [state.error.message, state.error.hint].map((sentence) => sentence.replace(/\.$/, '')).join(' → ');
}
