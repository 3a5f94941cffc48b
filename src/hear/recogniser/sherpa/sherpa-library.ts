import { createRequire } from 'node:module';
import { noLibrary } from './sherpa-errors.ts';

export interface Waveform {
  /** -1 to 1. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

export interface OfflineStream {
  acceptWaveform(waveform: Waveform): void;
}

export interface OnlineStream extends OfflineStream {
  inputFinished(): void;
}

export interface NativeConfig {
  readonly featConfig: { readonly sampleRate: number; readonly featureDim: number };
  readonly modelConfig: Readonly<Record<string, unknown>>;
  readonly decodingMethod: 'greedy_search' | 'modified_beam_search';
  readonly maxActivePaths?: number;
  readonly hotwordsScore?: number;
}

export interface OfflineRecognizer {
  createStream(hotwords?: string): OfflineStream;
  /** Blocks. */
  decode(stream: OfflineStream): void;
  getResult(stream: OfflineStream): { readonly text: string; readonly ys_log_probs?: readonly number[] };
}

export interface OnlineRecognizer {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  decode(stream: OnlineStream): void;
  getResult(stream: OnlineStream): { readonly text: string; readonly ys_probs?: readonly number[] };
}

/** The part of sherpa-onnx-node that is used; its names are its own (types.js of the package). */
export interface SherpaLibrary {
  readonly version: string;
  readonly OfflineRecognizer: new (config: NativeConfig) => OfflineRecognizer;
  readonly OnlineRecognizer: new (config: NativeConfig) => OnlineRecognizer;
}

/** Loads the native library, 32 MB of it: in the recogniser's own process only. Throws `recogniser_unavailable`. */
export function loadSherpa(): SherpaLibrary {
  try {
    return createRequire(import.meta.url)('sherpa-onnx-node') as SherpaLibrary;
  } catch (cause) {
    throw noLibrary(cause);
  }
}

/** The path of the native library, without loading it. Throws `recogniser_unavailable` where it is not installed. */
export function findSherpa(arch: string = process.arch): string {
  try {
    return createRequire(import.meta.url).resolve(`sherpa-onnx-${process.platform}-${arch}/sherpa-onnx.node`);
  } catch (cause) {
    throw noLibrary(cause, arch);
  }
}
