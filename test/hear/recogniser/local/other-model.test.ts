import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import { findModel } from '../../../../src/hear/recogniser/local/model-files.ts';
import { openEars } from '../../../../src/hear/recogniser/local/open-ears.ts';
import { frames, silence } from '../sounds.ts';
import { usualHints } from './sentences.ts';
import { needsVoiceAndModel, speak } from './speak.ts';

describe.skipIf(needsVoiceAndModel())(
  'a model that asks for something that Wilco’s own front end does not know',
  () => {
    let folder = '';

    beforeEach(() => {
      const installed = findModel(undefined, process.env);
      if (installed === undefined) throw new Error('no model');
      folder = mkdtempSync(join(tmpdir(), 'wilco-other-model-'));
      mkdirSync(join(folder, 'en-us'));
      symlinkSync(installed.dictionary, join(folder, 'cmudict-en-us.dict'));
      for (const part of readdirSync(installed.acoustic).filter((name) => name !== 'feat.params')) {
        symlinkSync(join(installed.acoustic, part), join(folder, 'en-us', part));
      }
      const parameters = readFileSync(join(installed.acoustic, 'feat.params'), 'utf8');
      writeFileSync(join(folder, 'en-us', 'feat.params'), `${parameters}-wlen 0.025625\n`);
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    test('is heard through the library’s', async () => {
      const ears = openEars({ model: folder }, process.env);
      await ears.useHints(usualHints);
      const hear = async (samples: Samples) => {
        await ears.begin();
        for (const frame of frames(samples)) ears.push(frame);
        return ears.finish();
      };
      expect(await hear(await speak('cancel it'))).toMatchObject({ type: 'speech', utterance: { text: 'cancel it' } });
      expect(await hear(silence(0))).toEqual({ type: 'nothing', why: 'silence' });
      await ears.begin();
      await ears.abandon();
      expect(await hear(await speak('what is running'))).toMatchObject({ utterance: { text: 'what is running' } });
    });
  },
);
