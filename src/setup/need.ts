/** What a checkout is made ready for: the names of the npm scripts. */
export const PURPOSES = ['start', 'test', 'demo', 'bench'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The package managers whose package names are known. */
export type PackageManagerName = 'apt' | 'dnf' | 'pacman';

/** How to see whether something is there. Every list means: any one of these will do. */
export type Probe =
  | { readonly type: 'program'; readonly anyOf: readonly string[] }
  /** Names as the dynamic linker knows them: `libX11.so.6`. */
  | { readonly type: 'library'; readonly anyOf: readonly string[] }
  /** Absolute paths. */
  | { readonly type: 'file'; readonly anyOf: readonly string[] };

/** Something that comes from the operating system and not from npm. */
export interface Need {
  /** What it is for, as a person would say it; completes "missing: …". */
  readonly name: string;
  /** All of these must hold. */
  readonly probes: readonly Probe[];
  /** `optional`: what it is for works without it, with less. */
  readonly weight: 'required' | 'optional';
  /** The packages that bring it; empty where a system's own repositories have none. */
  readonly packages: Readonly<Record<PackageManagerName, readonly string[]>>;
}
