import { BusError } from '../../core/bus.ts';

/** The reply, or undefined when it was refused. Rejects when there was none, for then it may come the next time. */
export async function unlessRefused(reply: Promise<unknown>): Promise<unknown> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof BusError && error.type === 'refused') return undefined;
    throw error;
  }
}
