/**
 * Text from a program, a person or a model as safe plain text: no terminal sequences, no control characters but the
 * newline, no characters that reorder or hide other text, no lone surrogates. Never longer than `limit` UTF-16 units.
 */
export function plainText(text: string, limit = 100_000): string {
  return text
    .slice(0, limit)
    .toWellFormed()
    .replaceAll(terminalSequence, '')
    .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', '  ')
    .replaceAll(controlCharacter, '')
    .replaceAll(reorderingOrHidden, '')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1');
}

/** The same on one line: every run of white space is one space, none at the ends. */
export function oneLine(text: string, limit?: number): string {
  return plainText(text, limit).replaceAll(/\s+/g, ' ').trim();
}

/**
 * ECMA-48 sequences: CSI; OSC, DCS, SOS, PM and APC up to their terminator, or to the end of the line where it is
 * missing; other escapes. Each in its 7 bit and 8 bit form.
 */
const terminalSequence =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

const controlCharacter = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** Bidirectional marks, embeddings, overrides and isolates; zero-width characters but the joiner in emoji; tags. */
const reorderingOrHidden =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
