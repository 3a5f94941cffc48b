import { ftruncate } from 'node:fs';
import { promisify } from 'node:util';
import { FencedBlock } from './fenced-block.ts';

const truncate = promisify(ftruncate);

/** So long an opening fence has room while the output's longest run of backticks is not known yet. */
const ROOM = 64;

/**
 * Writes `header` and then what `read` gives as one Markdown code block into the empty file `fd`, with a fence longer
 * than any run of backticks in it. `read` gives the output anew each time it is called: once, but for a run that is
 * very long. Rejects with the system's error.
 */
export async function writeFenced(fd: number, header: string, read: () => AsyncIterable<Uint8Array>): Promise<void> {
  for (let room = ROOM; ; ) {
    const block = new FencedBlock(fd, header, room);
    for await (const piece of read()) await block.add(piece);
    if (await block.end()) return;
    room = block.fence;
    await truncate(fd, 0);
  }
}
