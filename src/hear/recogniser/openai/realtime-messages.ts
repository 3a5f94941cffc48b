import type {
  InputAudioBufferAppendEvent,
  InputAudioBufferCommitEvent,
  SessionUpdateEvent,
} from 'openai/resources/realtime/realtime';
import { familyOf } from './model-family.ts';
import { readTranscript, type Transcript } from './transcript.ts';
import type { TranscriptionContext } from './transcription-context.ts';
import { UPSAMPLED_RATE } from './upsampler.ts';

/** What is sent in a live session. */
export type LiveMessage = SessionUpdateEvent | InputAudioBufferAppendEvent | InputAudioBufferCommitEvent;

/** What comes in a live session, as far as it matters here. */
export type LiveEvent =
  | { readonly type: 'configured' }
  | { readonly type: 'committed'; readonly item: string | undefined }
  | { readonly type: 'delta'; readonly item: string | undefined; readonly text: string }
  /** `transcript`: undefined when the event has no text. */
  | { readonly type: 'completed'; readonly item: string | undefined; readonly transcript: Transcript | undefined }
  | { readonly type: 'failed'; readonly code: string | undefined }
  | { readonly type: 'unreadable'; readonly cause: unknown }
  | { readonly type: 'other' };

/**
 * The session: 24 kHz, the only rate there is, and no turn detection, for the talk key says when a take ends (and
 * gpt-live-transcribe and gpt-realtime-whisper refuse any other setting).
 */
export function sessionUpdate(model: string, { prompt, keywords }: TranscriptionContext): SessionUpdateEvent {
  const { language, certainty } = familyOf(model);
  return {
    type: 'session.update',
    session: {
      type: 'transcription',
      audio: {
        input: {
          format: { type: 'audio/pcm', rate: UPSAMPLED_RATE },
          transcription: {
            model,
            ...(language === 'languages' ? { languages: ['en'] } : { language: 'en' }),
            ...(prompt === undefined ? {} : { prompt }),
            ...(keywords === undefined || keywords.length === 0 ? {} : { keywords: [...keywords] }),
          },
          turn_detection: null,
        },
      },
      ...(certainty === 'logprobs' ? { include: ['item.input_audio_transcription.logprobs'] } : {}),
    },
  };
}

/** Signed 16 bit, little-endian, in base64. */
export function audioAppend(samples: Int16Array): InputAudioBufferAppendEvent {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    bytes.writeInt16LE(sample, index * 2);
  });
  return { type: 'input_audio_buffer.append', audio: bytes.toString('base64') };
}

/** Never throws. */
export function readLiveEvent(data: string): LiveEvent {
  let event: unknown;
  try {
    event = JSON.parse(data);
  } catch (cause) {
    return { type: 'unreadable', cause };
  }
  const { type, item_id, delta, error } = fieldsOf(event);
  const item = textOf(item_id);
  switch (type) {
    case 'session.updated':
      return { type: 'configured' };
    case 'input_audio_buffer.committed':
      return { type: 'committed', item };
    case 'conversation.item.input_audio_transcription.delta':
      return { type: 'delta', item, text: textOf(delta) ?? '' };
    case 'conversation.item.input_audio_transcription.completed':
      return { type: 'completed', item, transcript: readTranscript(event) };
    case 'conversation.item.input_audio_transcription.failed':
    case 'error':
      return { type: 'failed', code: textOf(fieldsOf(error)['code']) };
    default:
      return typeof type === 'string' ? { type: 'other' } : { type: 'unreadable', cause: undefined };
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
