import { tryLock } from '../../src/act/journal/file-lock.ts';
import { errorFacts } from '../../src/core/error.ts';
import { ProtocolServer } from '../../src/protocol/server.ts';
import { A_STATUS } from '../fakes/fake-daemon.ts';

/** A daemon that does nothing, as a process: `contender.ts SOCKET` prints how its start went, and stays if it won. */
const never = () => Promise.reject(new Error('not asked in this test'));
const server = new ProtocolServer({
  socketPath: process.argv[2] ?? '',
  version: '0',
  lock: tryLock,
  log: { info: () => {}, warn: () => {} },
  api: {
    say: never,
    start: never,
    listen: never,
    retry: never,
    talk: never,
    tasks: never,
    output: async function* () {},
    wait: never,
    changes: never,
    cancel: never,
    forget: never,
    status: async () => A_STATUS,
    follow: async function* () {},
    stop: never,
    commands: never,
  },
});
try {
  await server.start();
  process.stdout.write(`${JSON.stringify({ pid: process.pid })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: errorFacts(error) })}\n`);
}
