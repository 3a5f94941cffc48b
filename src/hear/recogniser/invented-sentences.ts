/**
 * What Whisper and its successors write down where nobody speaks: ends of videos and marks of subtitlers, as their users
 * have collected them (openai/whisper discussion 928, the lists of Vexa-ai/vexa; Barański et al., "Investigation of
 * Whisper ASR hallucinations induced by non-speech audio", 2025). In lower case and without punctuation, always as the
 * whole transcript. None of them means anything to Wilco.
 */
export const neverSaid: ReadonlySet<string> = new Set([
  'thanks for watching',
  'thank you for watching',
  'thank you very much for watching',
  'thank you so much for watching',
  'thank you all for watching',
  'thanks for watching everyone',
  'thanks for watching and see you next time',
  "thanks for watching and i'll see you next time",
  "thanks for watching and i'll see you in the next video",
  "thanks for watching don't forget to like and subscribe",
  'thanks for listening',
  'thank you for listening',
  'thank you so much for joining us',
  'please subscribe',
  'please subscribe to my channel',
  'please subscribe to our channel',
  'please like and subscribe',
  'like and subscribe',
  "don't forget to subscribe",
  "don't forget to like and subscribe",
  'see you in the next video',
  "i'll see you in the next video",
  "i'll see you next time",
  'see you next time',
  'subtitles by the amara org community',
  'subtitles by amara org',
  'subtitles by',
  'subtitles made by the community of amara org',
  'transcription by castingwords',
  'transcribed by https otter ai',
  'transcript emily beynon',
  'satsang with mooji',
  'copyright wdr 2021',
  'music',
  'applause',
  'foreign',
  'silence',
  'blank audio',
]);

/** Likewise, but said by people too: believed where enough was said. */
export const seldomSaid: ReadonlySet<string> = new Set([
  'you',
  'thank you',
  'thank you very much',
  'thank you so much',
  'thanks',
  'bye',
  'bye bye',
  'goodbye',
  'oh',
  'ah',
  'uh',
  'hmm',
  'mm hmm',
  'so',
  'the',
  'i',
  'okay',
  'ok',
  'yeah',
]);

/** How every prompt of Wilco's own begins (`openai/transcription-context.ts`): given back where nothing was heard. */
export const promptBeginning = "spoken orders to a programmer's assistant";
