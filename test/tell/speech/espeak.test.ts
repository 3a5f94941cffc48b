import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningProcess } from '../../../src/core/task.ts';
import { espeakVoice } from '../../../src/tell/speech/espeak.ts';
import { needs } from '../../requirements.ts';
import { Programs } from '../programs.ts';

const settings = { enabled: true, longText: false, voice: 'en', rate: 175 };
const never = new AbortController().signal;
const ignored = () => undefined;

describe('espeak-ng as a voice', () => {
  let programs: Programs;

  beforeEach(async () => {
    programs = await Programs.make();
  });
  afterEach(() => programs.remove());

  it('gets voice and rate as arguments and the text on stdin alone', async () => {
    await programs.add('espeak-ng', 'echo "$@" > "$log"; cat >> "$log"');
    await espeakVoice({ ...settings, voice: 'en-gb', rate: 220 }, programs.env).say('--help $(id)', never, ignored);
    expect(await programs.log('espeak-ng')).toBe('-v en-gb -s 220 -b 1 --stdin\n--help $(id)');
  });

  it('stops at once when aborted, with its process gone', async () => {
    await programs.add('espeak-ng', 'trap "" TERM; echo ready > "$log"; while :; do sleep 0.05; done');
    const stop = new AbortController();
    let process_: RunningProcess | undefined;
    const saying = espeakVoice(settings, programs.env).say('a long text', stop.signal, (one) => {
      process_ = one;
    });
    await expect.poll(() => programs.log('espeak-ng')).toBe('ready\n');
    stop.abort();
    await saying;
    expect(process_?.signalCode).toBe('SIGKILL');
  });

  it('does not start when already aborted', async () => {
    await programs.add('espeak-ng', 'echo started > "$log"');
    await espeakVoice(settings, programs.env).say('text', AbortSignal.abort(), ignored);
    expect(await programs.log('espeak-ng')).toBe('');
  });

  it('a program that reads nothing does no harm', async () => {
    await programs.add('espeak-ng', 'exec 0<&-; exit 0');
    await espeakVoice(settings, programs.env).say('text '.repeat(100_000), never, ignored);
  });

  it.each([
    ['missing', undefined, /not installed/, /apt install espeak-ng/],
    ['without sound', 'echo "error: No such file or directory" >&2; exit 0', /no sound output/, /sound server/],
    [
      'with an unknown voice',
      'echo "Error: The specified espeak-ng voice does not exist." >&2; exit 1',
      /no voice “en”/,
      /voices/,
    ],
    ['broken', 'exit 3', /failed/, /espeak-ng/],
  ])('%s: a typed error with a remedy', async (_, script, message, hint) => {
    if (script !== undefined) await programs.add('espeak-ng', script);
    await expect(espeakVoice(settings, programs.env).say('text', never, ignored)).rejects.toMatchObject({
      code: 'speech_unavailable',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
});

describe.skipIf(needs('espeak-ng'))('the real espeak-ng', () => {
  it('says the text it is given, in the arguments that are used here', async () => {
    const programs = await Programs.make();
    const wav = join(programs.folder, 'said.wav');
    await programs.add('espeak-ng', `exec /usr/bin/espeak-ng -w '${wav}' "$@"`);
    await espeakVoice(settings, programs.env).say('The task is done. Ünïcode too.', never, ignored);
    const sound = await readFile(wav);
    expect(sound.subarray(0, 4).toString()).toBe('RIFF');
    expect(sound.length).toBeGreaterThan(30_000);
    await programs.remove();
  });

  it('knows an unknown voice, and says so in the words that are looked for', async () => {
    const { stderr } = await execa('espeak-ng', ['-q', '-v', 'nowhere', 'a'], { reject: false });
    expect(stderr).toMatch(/voice does not exist/i);
  });
});
