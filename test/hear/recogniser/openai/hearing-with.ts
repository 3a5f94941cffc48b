import { afterEach, beforeEach } from 'vitest';
import type { Samples } from '../../../../src/core/audio.ts';
import type { Recognition } from '../../../../src/core/heard.ts';
import type { Listening } from '../../../../src/core/recogniser.ts';
import { OpenAiRecogniser } from '../../../../src/hear/recogniser/openai/openai-recogniser.ts';
import type { OpenAiSettings } from '../../../../src/hear/recogniser/settings.ts';
import { hintsOf } from '../../../fakes/fake-recogniser.ts';
import { ScriptedTranscriptionServer } from '../../../fixtures/scripted-transcription-server.ts';
import { frames } from '../sounds.ts';

export interface Given extends Partial<OpenAiSettings> {
  readonly phrases?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A scripted server for each test, and takes recognised with it. */
export class HearingWith {
  server = new ScriptedTranscriptionServer();
  baseUrl = '';

  constructor() {
    beforeEach(async () => {
      this.server = new ScriptedTranscriptionServer();
      this.baseUrl = await this.server.start();
    });
    afterEach(() => this.server.stop());
  }

  recogniser({ phrases: _, signal: __, ...settings }: Given = {}): OpenAiRecogniser {
    return new OpenAiRecogniser({
      model: 'gpt-transcribe',
      baseUrl: this.baseUrl,
      apiKey: 'sk-test',
      timeout: 60_000,
      ...settings,
    });
  }

  begin(given: Given = {}): Listening {
    const signal = given.signal ?? new AbortController().signal;
    return this.recogniser(given).begin(hintsOf({}, given.phrases), signal);
  }

  /** A whole take, in frames as a microphone delivers them. */
  hear(samples: Samples, given: Given = {}): Promise<Recognition> {
    const listening = this.begin(given);
    for (const frame of frames(samples)) listening.push(frame);
    return listening.finish();
  }
}
