import { expect, test } from 'vitest';
import { createMicrophone } from '../../../src/hear/microphone/create-microphone.ts';

const log = { info: () => undefined, warn: () => undefined };
const settings = { backend: 'auto', device: 'default', warm: true, preRoll: 500, tail: 100 } as const;

test('a microphone that is stopped before it begins, or while it looks at the devices, is not waited for', async () => {
  const env = { PATH: '/nowhere' };
  const stopped = createMicrophone({ settings, env, log });
  await expect(stopped.start(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  const end = new AbortController();
  const looking = createMicrophone({ settings: { ...settings, warm: 'auto' }, env, log });
  const started = looking.start(end.signal);
  end.abort(new Error('enough'));
  await expect(started).rejects.toThrow('enough');
  expect([stopped.state().type, looking.state().type]).toEqual(['off', 'off']);
});
