/**
 * How well a text is a sentence. `nothing`: no template fits, or several that mean different things; `unknownName`: only
 * with a name that nothing has; `alike`: a name only sounds or looks alike; `freeText`: some words are free text, a
 * prompt or a title; `whole`: every word is the template's own or of a known list.
 */
export type Fit = 'nothing' | 'unknownName' | 'alike' | 'freeText' | 'whole';

/** What came of reading a text. */
export interface Attempt {
  readonly fit: Fit;
}

/** Larger is better. */
export function rankOf(fit: Fit): number {
  return FITS.indexOf(fit);
}

const FITS: readonly Fit[] = ['nothing', 'unknownName', 'alike', 'freeText', 'whole'];
