import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { MarkedProcesses } from './marked-processes.ts';

/** Enough for the cue of a press, which is above what a microphone of 16 kHz hears. */
const RATE = 48_000;
const LOUD = 500;

/** Records what programs play to the speakers of the virtual desktop. */
export class SpeakersRecording {
  readonly #recorder: ChildProcess;
  readonly #chunks: Buffer[] = [];
  #loud = 0;

  private constructor(recorder: ChildProcess) {
    this.#recorder = recorder;
    recorder.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  /** Resolves when nothing that is played from now on is missed. */
  static async start(processes: MarkedProcesses): Promise<SpeakersRecording> {
    const format = ['--raw', '--format=s16le', '--channels=1', `--rate=${RATE}`, '--latency-msec=40'];
    const recorder = processes.spawn('parec', ['--device=speakers.monitor', ...format], { stdio: 'pipe' });
    const recording = new SpeakersRecording(recorder);
    if (recorder.stdout !== null) await once(recorder.stdout, 'data');
    return recording;
  }

  /** How much of the sound so far was no silence, in milliseconds. */
  loudFor(): number {
    return (this.#loud * 1000) / RATE;
  }

  /** Ends the recording and saves it as a WAV file. */
  async stop(file: string): Promise<void> {
    const gone = once(this.#recorder, 'close');
    this.#recorder.kill();
    await gone;
    const sound = Buffer.concat(this.#chunks);
    await writeFile(file, Buffer.concat([wavHeader(sound.length), sound]));
  }

  /** A stretch of 10 ms is loud when any of its samples is. Chunks hold whole samples: parec writes whole frames. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    const stretch = RATE / 100;
    for (let at = 0; at + 1 < chunk.length; at += stretch * 2) {
      const end = Math.min(chunk.length - 1, at + stretch * 2);
      for (let sample = at; sample < end; sample += 2) {
        if (Math.abs(chunk.readInt16LE(sample)) < LOUD) continue;
        this.#loud += (end - at) / 2;
        break;
      }
    }
  }
}

/** The 44 bytes before mono 16 bit samples (RIFF, PCM). */
function wavHeader(length: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(length, 40);
  return header;
}
