import type { Loudness, MicrophoneReading } from '../../core/microphone-reading.ts';
import type { Source } from './sources.ts';

type Verdict = Omit<MicrophoneReading & { readonly type: 'verdict' }, 'type'>;

/** What a person is told of the microphone; `source` is what the sound server says of it, if there is one. */
export function verdictOf(loudness: Loudness, source: Source | undefined): Verdict {
  switch (loudness) {
    case 'silent':
      return source?.isMuted === true
        ? {
            loudness,
            sentence: `The microphone is muted: ${source.description}.`,
            remedy: `pactl set-source-mute ${quoted(source)} 0`,
          }
        : { loudness, sentence: 'The microphone is open, but nothing is heard.', remedy: silentRemedy(source) };
    case 'quiet':
      return {
        loudness,
        sentence: `Your voice is too quiet to be understood well${volumeOf(source)}.`,
        remedy: `${louder(source)}; or come closer to the microphone.`,
      };
    case 'clipping':
      return {
        loudness,
        sentence: `Your voice is too loud and is cut off${volumeOf(source)}.`,
        remedy: source === undefined ? 'Turn the microphone down in the sound settings.' : setVolume(source, '-10%'),
      };
    case 'fine':
      return { loudness, sentence: 'Your voice is heard well.', remedy: '' };
  }
}

function silentRemedy(source: Source | undefined): string {
  const choose = 'Choose another microphone in the sound settings, or name it as device in [microphone]; "pactl list';
  const other = `${choose} sources short" lists them.`;
  const isLow = source?.volume !== undefined && source.volume < 20;
  if (source !== undefined && isLow) return `${louder(source)}. ${other}`;
  return `Is it switched off at the device, or by a key? ${other}`;
}

function louder(source: Source | undefined): string {
  return source === undefined ? 'Turn the microphone up in the sound settings' : setVolume(source, '+20%');
}

function setVolume(source: Source, change: string): string {
  return `pactl set-source-volume ${quoted(source)} ${change}`;
}

function volumeOf(source: Source | undefined): string {
  return source?.volume === undefined ? '' : ` (its volume is ${source.volume} %)`;
}

function quoted({ name }: Source): string {
  return /^[\w.:@-]+$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
