/**
 * Text from a program, a person or a model without anything that could move a cursor, recolour or retitle a terminal,
 * or turn the direction of letters or hide them. Newlines and tabs stay.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(terminalSequence, '')
    .replaceAll(controlCharacter, '')
    .replaceAll(reorderingOrHidden, '');
}

/** The same on one line: every run of white space is one space, none at the ends. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim();
}

/**
 * ECMA-48 sequences: CSI; OSC, DCS, SOS, PM and APC up to their terminator, or to the end of the line where it is
 * missing; other escapes. Each in its 7 bit and 8 bit form.
 */
const terminalSequence =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

/** C0 without tab and newline (a lone CR would overwrite the line), DEL and C1. */
const controlCharacter = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Bidirectional marks, embeddings, overrides and isolates; zero-width characters but the joiner in emoji; tags. */
const reorderingOrHidden =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
