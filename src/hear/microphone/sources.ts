import type { Milliseconds } from '../../core/time.ts';
import { outputOf } from './program-output.ts';

/** A source of PulseAudio, or of PipeWire as it shows itself to PulseAudio's programs. */
export interface Source {
  readonly name: string;
  readonly description: string;
  readonly isMuted: boolean;
  /** In per cent of the loudest without amplification, of the quieter channel; undefined when it has no volume. */
  readonly volume: number | undefined;
  /** What a speaker plays, recorded. */
  readonly isMonitor: boolean;
  readonly isBluetooth: boolean;
}

export interface Sources {
  readonly all: readonly Source[];
  /** The one that records where nobody names another; undefined when there is none. */
  readonly default: Source | undefined;
}

/** A sound server that does not answer in this time does not answer at all. */
const LIMIT: Milliseconds = 3000;

/** Undefined when there is no `pactl`, or no sound server that it reaches. Never rejects; at once after an abort. */
export async function listSources(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Sources | undefined> {
  const options = { env: { ...env, LC_ALL: 'C' }, timeout: LIMIT };
  const pactl = (...words: readonly string[]) => outputOf('pactl', words, options, signal);
  try {
    const [list, info] = await Promise.all([pactl('list', 'sources'), pactl('info')]);
    const all = readSources(list);
    const name = /^Default Source: (.*)$/mu.exec(info)?.[1];
    return { all, default: all.find((source) => source.name === name) };
  } catch {
    return undefined;
  }
}

/** What `LC_ALL=C pactl list sources` prints; its JSON came later than some distributions that are in use. */
export function readSources(text: string): readonly Source[] {
  return text
    .split(/^Source #/mu)
    .slice(1)
    .map((block) => {
      const name = /^\tName: (.*)$/mu.exec(block)?.[1] ?? '';
      const property = (key: string) => new RegExp(`^\\t\\t${key} = "(.*)"$`, 'mu').exec(block)?.[1] ?? '';
      const volumes = /^\tVolume: (.*)$/mu
        .exec(block)?.[1]
        ?.match(/\d+(?=%)/gu)
        ?.map(Number);
      const isMonitor = /^\tMonitor of Sink: (?!n\/a$)/mu.test(block);
      return {
        name,
        description: /^\tDescription: (.*)$/mu.exec(block)?.[1] ?? name,
        isMuted: /^\tMute: yes$/mu.test(block),
        volume: volumes === undefined ? undefined : Math.min(...volumes),
        isMonitor,
        isBluetooth:
          !isMonitor &&
          (property('device\\.bus') === 'bluetooth' ||
            property('device\\.api').startsWith('bluez') ||
            /^bluez_/u.test(name)),
      };
    });
}
