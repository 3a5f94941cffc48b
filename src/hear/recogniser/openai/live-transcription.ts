import type { RawData, WebSocket } from 'ws';
import type { Samples } from '../../../core/audio.ts';
import type { Milliseconds } from '../../../core/time.ts';
import type { OpenAiSettings } from '../settings.ts';
import { familyOf } from './model-family.ts';
import { audioAppend, type LiveMessage, readLiveEvent, sessionUpdate } from './realtime-messages.ts';
import { realtimeUrl } from './realtime-url.ts';
import type { Transcript, Transcription } from './transcript.ts';
import { contextOf, type TranscriptionContext } from './transcription-context.ts';
import { type Failure, transcriptionError } from './transcription-error.ts';
import { UPSAMPLED_RATE, Upsampler } from './upsampler.ts';

export interface LiveTranscriptionOptions {
  readonly settings: OpenAiSettings;
  readonly phrases: readonly string[];
  /** Called once: it is over, however. */
  readonly onEnd: () => void;
}

/** Sound goes out in pieces of 100 ms. */
const PIECE = UPSAMPLED_RATE / 10;

/** How long the server may take to close its side. */
const FAREWELL: Milliseconds = 1000;

/**
 * One take over the realtime endpoint: the connection is opened when the key goes down, so that nobody listens between
 * takes, the sound is streamed while it is held and committed when it comes up. The package's own socket speaks TLS only,
 * so that it reaches no server on one's own machine; this is the same interface by `ws`.
 */
export class LiveTranscription {
  readonly #settings: OpenAiSettings;
  readonly #context: TranscriptionContext;
  readonly #onEnd: () => void;
  readonly #upsampler = new Upsampler();
  readonly #result = Promise.withResolvers<Transcription>();
  /** Sound that no piece is full of yet. */
  #rest = new Int16Array();
  /** What waits for the session to be as it was asked for; undefined once it is. */
  #waiting: LiveMessage[] | undefined = [];
  #socket: WebSocket | undefined;
  #over = false;
  #committed = false;
  #item: string | undefined;
  #text = '';

  constructor({ settings, phrases, onEnd }: LiveTranscriptionOptions) {
    this.#onEnd = onEnd;
    this.#settings = settings;
    this.#context = contextOf(phrases, familyOf(settings.model).vocabulary);
    this.#result.promise.catch(() => undefined);
  }

  /** Connects. Never throws; what fails comes out of `finish`. Call it once. */
  open(): void {
    this.#connect().catch((cause: unknown) => this.#fail({ type: 'connection', cause }));
  }

  /** Never blocks and never throws. */
  push(samples: Samples): void {
    if (this.#over || this.#committed) return;
    this.#stream(this.#upsampler.push(samples), PIECE);
  }

  /** Resolves with the take's transcript. Rejects with a WilcoError when connection or server failed, at any time. */
  finish(): Promise<Transcription> {
    if (!this.#over && !this.#committed) {
      this.#stream(this.#upsampler.end(), 1);
      this.#committed = true;
      this.#send({ type: 'input_audio_buffer.commit' });
    }
    return this.#result.promise;
  }

  /** Ends the connection at once; what was not committed is not transcribed. `finish` rejects if it has not settled. */
  close(): void {
    this.#fail({ type: 'connection', cause: undefined });
  }

  async #connect(): Promise<void> {
    const { WebSocket } = await import('ws');
    if (this.#over) return;
    const { apiKey, timeout } = this.#settings;
    const socket = new WebSocket(realtimeUrl(this.#settings), {
      headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
      handshakeTimeout: timeout,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('open', () => this.#sendNow(sessionUpdate(this.#settings.model, this.#context)));
    socket.on('message', (data: RawData) => this.#receive(String(data)));
    socket.on('error', (cause) => this.#fail({ type: 'connection', cause }));
    socket.on('close', (code) => this.#fail({ type: 'connection', cause: `closed with ${code}` }));
    socket.on('unexpected-response', (_request, { statusCode = 0 }) =>
      this.#fail({ type: 'status', status: statusCode, code: undefined }),
    );
  }

  #stream(samples: Int16Array, piece: number): void {
    const sound = new Int16Array(this.#rest.length + samples.length);
    sound.set(this.#rest);
    sound.set(samples, this.#rest.length);
    this.#rest = sound.length < piece ? sound : new Int16Array();
    if (sound.length >= piece) this.#send(audioAppend(sound));
  }

  #send(message: LiveMessage): void {
    if (this.#waiting === undefined) this.#sendNow(message);
    else this.#waiting.push(message);
  }

  #sendNow(message: LiveMessage): void {
    this.#socket?.send(JSON.stringify(message), (error) => {
      if (error) this.#fail({ type: 'connection', cause: error });
    });
  }

  #receive(data: string): void {
    if (this.#over) return;
    const event = readLiveEvent(data);
    switch (event.type) {
      case 'configured': {
        const waiting = this.#waiting ?? [];
        this.#waiting = undefined;
        for (const message of waiting) this.#sendNow(message);
        return;
      }
      case 'committed':
        this.#item ??= event.item;
        return;
      case 'delta':
        if ((this.#item ?? event.item) === event.item) this.#text += event.text;
        return;
      case 'completed':
        if (!this.#committed || (this.#item ?? event.item) !== event.item) return;
        this.#complete(event.transcript);
        return;
      case 'failed':
        this.#fail({ type: 'refused', code: event.code });
        return;
      case 'unreadable':
        this.#fail({ type: 'other', cause: event.cause });
        return;
      case 'other':
        return;
    }
  }

  /** Some servers send the text in deltas only. */
  #complete(transcript: Transcript | undefined): void {
    const heard = transcript ?? (this.#text === '' ? undefined : { text: this.#text.trim(), certainty: undefined });
    if (heard === undefined) {
      this.#fail({ type: 'other', cause: undefined });
      return;
    }
    this.#result.resolve({ ...heard, told: this.#context.pieces });
    this.#over = true;
    this.#onEnd();
    const socket = this.#socket;
    const patience = setTimeout(() => socket?.terminate(), FAREWELL).unref();
    socket?.on('close', () => clearTimeout(patience));
    socket?.close(1000);
  }

  #fail(failure: Failure): void {
    if (this.#over) return;
    this.#result.reject(transcriptionError(failure, this.#settings));
    this.#over = true;
    this.#onEnd();
    this.#waiting = [];
    this.#socket?.terminate();
  }
}
