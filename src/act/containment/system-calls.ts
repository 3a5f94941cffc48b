/** What perl must know to make calls of the kernel that it has no name for. */
export interface SystemCalls {
  readonly prctl: number;
  readonly setitimer: number;
  readonly fallocate: number;
}

/** From the kernel's asm-generic/unistd.h, which all newer machines share. */
const GENERIC: SystemCalls = { prctl: 167, setitimer: 103, fallocate: 47 };

const NUMBERS: Partial<Readonly<Record<NodeJS.Architecture, SystemCalls>>> = {
  /** arch/x86/entry/syscalls/syscall_64.tbl */
  x64: { prctl: 157, setitimer: 38, fallocate: 285 },
  arm64: GENERIC,
  riscv64: GENERIC,
  loong64: GENERIC,
};

/** The numbers of system calls on a machine; undefined for one that Wilco does not know. */
export function systemCalls(machine: NodeJS.Architecture = process.arch): SystemCalls | undefined {
  return NUMBERS[machine];
}
