import type { ModelFamily } from './model-family.ts';

/** What a model is told of the words to expect. */
export interface TranscriptionContext {
  readonly prompt: string | undefined;
  readonly keywords: readonly string[] | undefined;
  /** All that it is told, piece by piece in order. */
  readonly pieces: readonly string[];
}

/**
 * The realtime endpoint rejects prompts of more than 1,024 characters (seen by its users; the reference names no limit),
 * Groq's Whisper more than 896.
 */
const PROMPT_LENGTH = 880;
/** Whisper reads the last 224 tokens of a prompt (OpenAI's speech-to-text guide); a token of names is about 3 letters. */
const TEXT_BEFORE_LENGTH = 600;
/** No limit is documented for keywords; these keep a request small. */
const MOST_KEYWORDS = 100;
const KEYWORD_LENGTH = 96;

/** `phrases`: the most important first. Phrases beyond what the model takes are left out whole. */
export function contextOf(phrases: readonly string[], vocabulary: ModelFamily['vocabulary']): TranscriptionContext {
  switch (vocabulary) {
    case 'none':
      return nothing;
    case 'keywords': {
      const keywords = phrases
        .map((phrase) => clean(phrase))
        .filter((phrase) => phrase !== '' && phrase.length <= KEYWORD_LENGTH)
        .slice(0, MOST_KEYWORDS);
      return { prompt: SETTING, keywords, pieces: [SETTING, ...keywords] };
    }
    case 'prompt': {
      const fitting = firstThatFit(phrases, PROMPT_LENGTH - SETTING.length - LIST.length);
      if (fitting.length === 0) return { prompt: SETTING, keywords: undefined, pieces: [SETTING] };
      const prompt = `${SETTING}${LIST}${fitting.join(', ')}.`;
      return { prompt, keywords: undefined, pieces: [SETTING, LIST, ...fitting] };
    }
    case 'textBefore': {
      // Read from its end: the most important comes last.
      const fitting = firstThatFit(phrases, TEXT_BEFORE_LENGTH).toReversed();
      return fitting.length === 0
        ? nothing
        : { prompt: `${fitting.join(', ')}.`, keywords: undefined, pieces: fitting };
    }
  }
}

const SETTING = 'Spoken orders to a programmer’s assistant.';
const LIST = ' Names and terms that may occur: ';

const nothing: TranscriptionContext = { prompt: undefined, keywords: undefined, pieces: [] };

/** As many phrases from the first on as stay within `length` characters with commas between them. */
function firstThatFit(phrases: readonly string[], length: number): readonly string[] {
  const fitting: string[] = [];
  let used = 1;
  for (const phrase of phrases.map(clean)) {
    if (phrase === '') continue;
    used += phrase.length + 2;
    if (used > length) break;
    fitting.push(phrase);
  }
  return fitting;
}

/** One line, and none of the characters that keywords are rejected for (angle brackets, by the realtime guide's users). */
function clean(phrase: string): string {
  return phrase.replace(/[<>\s]+/g, ' ').trim();
}
