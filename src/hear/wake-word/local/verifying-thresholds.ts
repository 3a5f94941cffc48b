/**
 * The spotter's threshold: loose, as what it lets through is looked at again. With 1e-42 half as many places are looked
 * at, and 17 instead of 26 of 27 clean phrases are heard at 0.5: those that are left fit worse.
 */
export const SPOTTING = 1e-50;

/**
 * The least difference of a `PhraseFit` with which the phrase counts as said; `sensitivity` from 0 to 1.
 *
 * "hey wilco" before and without short commands, by flite (awb, rms, slt, kal16) and espeak-ng (five variants) at three
 * speeds, real people talking for 9.7 min, a kitchen for 2 and flite for 3.4. The map was chosen with other commands and
 * 10.5 min of other people, of which the most alike fitted with -14, and then moved from -13.5 to -12 at 0.5 because of one
 * false alarm at -13 in this very talk. So its zeros are not an independent check:
 *
 * | sensitivity | least | heard: clean | kitchen, 12 dB | 18 dB lower | false: people | kitchen, 2 min | flite, 3.4 min |
 * | ----------- | ----- | ------------ | -------------- | ----------- | ------------- | -------------- | -------------- |
 * | 0           | -3    | 21 of 54     | 7 of 27        | 5 of 18     | 0             | 0              | 0              |
 * | 0.25        | -7.5  | 42 of 54     | 12 of 27       | 14 of 18    | 0             | 0              | 0              |
 * | 0.5         | -12   | 52 of 54     | 16 of 27       | 16 of 18    | 0             | 0              | 0              |
 * | 0.75        | -16.5 | 53 of 54     | 20 of 27       | 18 of 18    | 1             | 0              | 0              |
 * | 1           | -21   | 54 of 54     | 24 of 27       | 18 of 18    | 3             | 0              | 1              |
 *
 * Even taken as independent, none in 15 min says no more than "fewer than 12 in an hour" with 95 % confidence. Nobody said
 * "hey wilco" with a real voice. After 30 s of a quiet room 5 of 6 are heard at 0.5. Listening to talk takes about 5 % of a
 * core, on a busy machine up to 15, and in that kitchen 20, as 90 places in a minute are looked at again.
 */
export function leastDifference(sensitivity: number): number {
  return -3 - 18 * sensitivity;
}
