/**
 * What is wrong in one template, before anyone knows in which file it stands. Caught inside the compiler, which gives
 * it a place; never seen outside.
 */
export class TemplateFault extends Error {
  /** Where in the template, in characters from 0. */
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.name = 'TemplateFault';
    this.offset = offset;
  }
}
