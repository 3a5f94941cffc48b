/** One file that differs from what it was when the task began. */
export interface ChangedFile {
  /** From the project's folder, with slashes; "../x" where the repository is larger than the project. */
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Lines; undefined for what is not text, is very large, or is another repository inside this one. */
  readonly linesAdded: number | undefined;
  readonly linesRemoved: number | undefined;
  /** Where a changed file was before, when it was renamed or moved. */
  readonly from?: string | undefined;
}

/** What a task changed in its project, from git's point of view; ignored files do not count. */
export interface Changes {
  /** How many; more than `files` holds where there are very many. */
  readonly fileCount: number;
  /** By path; the first 200. */
  readonly files: readonly ChangedFile[];
  /** Over all files. */
  readonly linesAdded: number;
  readonly linesRemoved: number;
  /** Commits made since the task began. */
  readonly commits: number;
}
