import { SAMPLE_RATE, type Samples } from '../../../src/core/audio.ts';

export interface SoundWithoutSpeech {
  readonly what: 'silence' | 'room' | 'hum' | 'keys' | 'fan' | 'tone' | 'cough';
  readonly samples: Samples;
}

const SECONDS = 1.5;
const COUNT = 20;

/** Twenty of each sort, each different, the same every time. */
export function soundsWithoutSpeech(): readonly SoundWithoutSpeech[] {
  const random = new Random();
  return Array.from({ length: COUNT }, (_, index) => makeOne(index, random)).flat();
}

function makeOne(index: number, random: Random): readonly SoundWithoutSpeech[] {
  const noise = (level: number) => sound(() => random.between(-level, level));
  const room = noise(0.0006);
  return [
    { what: 'silence', samples: sound(() => 0) },
    { what: 'room', samples: noise(random.between(0.0002, 0.002)) },
    { what: 'hum', samples: added(room, hum(index % 2 === 0 ? 50 : 60, random)) },
    { what: 'keys', samples: bursts(room, random, { count: 8, loudness: 0.4, fading: 0.015 }) },
    { what: 'fan', samples: noise(random.between(0.01, 0.2)) },
    { what: 'tone', samples: added(room, tone(random.between(200, 2000), random)) },
    { what: 'cough', samples: bursts(room, random, { count: 2, loudness: 0.5, fading: 0.08 }) },
  ];
}

/** The mains and seven harmonics, each weaker. */
function hum(frequency: number, random: Random): (time: number) => number {
  const parts = Array.from({ length: 8 }, (_, index) => ({
    frequency: frequency * (index + 1),
    level: random.between(0.02, 0.06) / (index + 1),
  }));
  return (time) => parts.reduce((sum, part) => sum + part.level * Math.sin(2 * Math.PI * part.frequency * time), 0);
}

/** Beeps, a third of a second on and off. */
function tone(frequency: number, random: Random): (time: number) => number {
  const level = random.between(0.05, 0.4);
  return (time) => (Math.floor(time * 3) % 2 === 0 ? level * Math.sin(2 * Math.PI * frequency * time) : 0);
}

interface Burst {
  readonly count: number;
  readonly loudness: number;
  /** Seconds in which a burst falls to a third. */
  readonly fading: number;
}

function bursts(room: Samples, random: Random, { count, loudness, fading }: Burst): Samples {
  const starts = Array.from({ length: count }, () => random.between(0.1, SECONDS - 0.3));
  return added(room, (time) =>
    starts
      .filter((start) => time >= start)
      .reduce((sum, start) => sum + random.between(-loudness, loudness) * Math.exp((start - time) / fading), 0),
  );
}

function sound(at: (time: number) => number): Samples {
  return Int16Array.from({ length: SECONDS * SAMPLE_RATE }, (_, index) => Math.round(at(index / SAMPLE_RATE) * 32_767));
}

function added(samples: Samples, at: (time: number) => number): Samples {
  return samples.map((sample, index) => sample + Math.round(at(index / SAMPLE_RATE) * 32_767));
}

class Random {
  #state = 1;

  between(least: number, most: number): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return least + (this.#state / 0x7fff_ffff) * (most - least);
  }
}
