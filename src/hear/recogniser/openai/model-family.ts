/** What a transcription model takes and tells, by the API reference of the openai package 7.55 (resources/audio, resources/realtime). */
export interface ModelFamily {
  /** How it is given words to expect: a list of its own, in a prompt, as the text before (Whisper), or not at all. */
  readonly vocabulary: 'keywords' | 'prompt' | 'textBefore' | 'none';
  /** The field of the language; the newest models reject a request with the other one. */
  readonly language: 'language' | 'languages';
  /** How it says how sure it is. */
  readonly certainty: 'logprobs' | 'segments' | 'none';
  /** Only to be had over the realtime endpoint. */
  readonly liveOnly: boolean;
}

/** The family by the model's name; one that nobody here knows is asked only for what every server understands. */
export function familyOf(model: string): ModelFamily {
  return families.find(([name]) => name.test(model))?.[1] ?? unknownFamily;
}

/** The model that is sent whole takes where `model` itself takes live sound only. */
export function wholeTakeModel(model: string): string {
  return familyOf(model).liveOnly ? 'gpt-transcribe' : model;
}

const unknownFamily: ModelFamily = { vocabulary: 'prompt', language: 'language', certainty: 'none', liveOnly: false };

/** Names as OpenAI's, with or without a vendor before them ("openai/whisper-large-v3"). */
const families: readonly (readonly [RegExp, ModelFamily])[] = [
  [/(^|\/)gpt-live-transcribe/, { vocabulary: 'keywords', language: 'languages', certainty: 'none', liveOnly: true }],
  [/(^|\/)gpt-transcribe/, { vocabulary: 'keywords', language: 'languages', certainty: 'none', liveOnly: false }],
  [/(^|\/)gpt-realtime-whisper/, { vocabulary: 'none', language: 'language', certainty: 'none', liveOnly: true }],
  [/(^|\/)gpt-4o.*-diarize/, { vocabulary: 'none', language: 'language', certainty: 'none', liveOnly: false }],
  [
    /(^|\/)gpt-4o(-mini)?-transcribe/,
    { vocabulary: 'prompt', language: 'language', certainty: 'logprobs', liveOnly: false },
  ],
  [/whisper/i, { vocabulary: 'textBefore', language: 'language', certainty: 'segments', liveOnly: false }],
];
