/** A name that sounds or is spelled like what was looked up. */
export interface SoundMatch<T> {
  readonly value: T;
  /** 0 to 1; 1: the same letters, however they are split into words. */
  readonly likeness: number;
}
