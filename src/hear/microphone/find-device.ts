import { type Device, matchDevice } from './match-device.ts';
import { outputOf } from './program-output.ts';
import type { ProgramName } from './recorder-program.ts';
import { listSources } from './sources.ts';

export type FoundDevice =
  /** As the program calls it; undefined: the system's default. */
  | { readonly type: 'found'; readonly device: string | undefined }
  /** `sentence` says why, and which devices there are. */
  | { readonly type: 'not-found'; readonly sentence: string };

/** The device that `wanted` means to a program. Where nobody can list the devices, `wanted` is taken as it stands. */
export async function findDevice(
  program: ProgramName,
  wanted: string | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<FoundDevice> {
  if (wanted === undefined) return { type: 'found', device: undefined };
  const devices = await devicesOf(program, env, signal);
  return devices === undefined ? { type: 'found', device: wanted } : matchDevice(wanted, devices);
}

async function devicesOf(
  program: ProgramName,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<readonly Device[] | undefined> {
  switch (program) {
    case 'parec':
      return (await listSources(env, signal))?.all;
    case 'arecord':
      return alsaDevices(env, signal);
    case 'sox':
    case 'rec':
      return undefined;
  }
}

/** What `arecord -L` lists: a name in a line, and what it is in indented ones. */
async function alsaDevices(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<readonly Device[] | undefined> {
  try {
    const stdout = await outputOf('arecord', ['-L'], { env, timeout: 3000 }, signal);
    return stdout.split(/\n(?=\S)/u).map((block) => {
      const [name = '', ...description] = block.split('\n').map((line) => line.trim());
      return { name, description: description.filter((line) => line !== '').join(', '), isMonitor: false };
    });
  } catch {
    return undefined;
  }
}
