/** A directory in which agents work. */
export interface Project {
  /** As it is said and shown: "api". Unique among the known projects, compared without case. */
  readonly name: string;
  /** Absolute path with symbolic links resolved. */
  readonly dir: string;
}
