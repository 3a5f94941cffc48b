import { SAMPLE_RATE } from '../../../../core/audio.ts';

/** Samples from one frame to the next: a hundred frames a second. */
export const HOP = SAMPLE_RATE / 100;

/** Samples of a frame: the library's 25.625 ms. */
export const WINDOW = 410;

/** Mel bands of a frame. */
export const BANDS = 25;

/** Cepstra of a frame; the first is its loudness. */
export const CEPSTRA = 13;

/** Frames before and behind one that its differences, and the guess at its phoneme, are made of. */
export const REACH = 3;

/** Between which frequencies the mel bands lie, in hertz. */
export const LOWEST = 130;
export const HIGHEST = 6800;

/** How strongly the higher cepstra are raised; the length of a sine's half. */
export const LIFTER = 22;

/** What the second and third thirteen of the acoustic model's numbers are: differences, and differences of these. */
export const DIFFERENCES = { feat: '1s_c_d_dd', svspec: '0-12/13-25/26-38' } as const;
