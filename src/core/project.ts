/** A directory in which agents work. */
export interface Project {
  /** As it is said and shown: "api". Unique among the known projects, compared without case. */
  readonly name: string;
  /** Absolute path with symbolic links resolved. */
  readonly dir: string;
  /** The agent that works there where a start names none; else the default one. */
  readonly agent?: string;
}
