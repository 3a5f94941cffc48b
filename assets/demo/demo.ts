import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'smol-toml';
import { processesWith } from '../../test/desktop/live-process.ts';
import { DESKTOP_PROGRAMS, VirtualDesktop } from '../../test/desktop/virtual-desktop.ts';
import { missingPrograms } from '../../test/missing-programs.ts';
import { LOGIN, play } from './story.ts';
import { Transcript } from './transcript.ts';

const OUT = fileURLToPath(new URL('../../demo-out/', import.meta.url));
const AGENT = fileURLToPath(new URL('demo-agent.mjs', import.meta.url));

process.exit(await main());

async function main(): Promise<number> {
  const missing = missingPrograms(DESKTOP_PROGRAMS);
  if (missing.length > 0) {
    console.error(`The demo needs ${missing.join(', ')}: sh bin/setup demo installs what it needs.`);
    return 1;
  }
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const transcript = new Transcript();
  const startedAt = performance.now();
  transcript.line(
    'Wilco, on a desktop of its own: real key, real sound, real popups, and a demo agent that is not a real one.',
  );
  const happened = await onDesktop(transcript);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  transcript.line('');
  transcript.line(happened ? `All of it happened, in ${seconds} s.` : `The demo failed after ${seconds} s.`);
  await transcript.save(join(OUT, 'transcript.txt'));
  console.log('Pictures and transcript: demo-out/');
  return happened ? 0 : 1;
}

/** Makes the desktop, plays the story on it and takes it down again. Resolves with whether all went well. */
async function onDesktop(transcript: Transcript): Promise<boolean> {
  let desktop: VirtualDesktop | undefined;
  let happened = true;
  const failed = (error: unknown) => {
    happened = false;
    transcript.line(`   FAILED     ${error instanceof Error ? error.message : String(error)}`);
  };
  try {
    desktop = await VirtualDesktop.start();
    await Promise.race([tell(desktop, transcript), interruption()]);
  } catch (error) {
    failed(error);
  }
  if (desktop === undefined) return happened;
  const { mark } = desktop.processes;
  await desktop.stop().catch(failed);
  const left = await processesWith(mark);
  transcript.line('');
  transcript.line(
    left.length === 0 ? 'No process is left behind.' : `Left behind: ${left.map((each) => each.command)}`,
  );
  return happened && left.length === 0;
}

/** Rejects when the person stops the demo. */
async function interruption(): Promise<never> {
  const [signal] = await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  throw new Error(`stopped by ${String(signal)}`);
}

async function tell(desktop: VirtualDesktop, transcript: Transcript): Promise<void> {
  const project = await desktop.makeProject('website', { 'login.js': LOGIN });
  const command = [process.execPath, AGENT, '{prompt}'];
  const daemon = await desktop.startDaemon({
    config: stringify({
      agent: { default: 'demo' },
      agents: { demo: { command, format: 'text' } },
      projects: { website: project },
    }),
    cwd: project,
  });
  await daemon.ready();
  transcript.line(`The daemon is ready ${Date.now() - daemon.startedAt} ms after its start.`);
  await play({ desktop, daemon, transcript, folder: OUT }, project);
}
