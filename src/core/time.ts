/** A span of time, or a moment since the Unix epoch, in milliseconds. The name of the field says which. */
export type Milliseconds = number;
