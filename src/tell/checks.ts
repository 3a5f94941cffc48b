import { execa } from 'execa';
import type { Buses } from '../core/bus.ts';
import type { Check } from '../core/check.ts';
import { errorFacts } from '../core/error.ts';
import { silenceFile } from './cues/cues.ts';
import { WavPlayer } from './cues/player.ts';
import { NotificationServer } from './notifications/notification-server.ts';
import type { TellSettings } from './settings.ts';
import { espeakVoice } from './speech/espeak.ts';

/**
 * How popups, speech and cues stand, tried out for real but without a popup or a sound. Needs no daemon; resolves
 * within seconds, never rejects.
 */
export async function tellingChecks(
  settings: TellSettings,
  env: NodeJS.ProcessEnv,
  buses: Buses,
): Promise<readonly Check[]> {
  return Promise.all([
    settings.popups.enabled ? checkPopups(buses) : turnedOff('popups'),
    settings.speech.enabled ? checkSpeech(settings, env) : turnedOff('speech'),
    settings.cues.enabled ? checkCues(env) : turnedOff('cues'),
  ]);
}

function turnedOff(name: string): Check {
  return { name, type: 'ok', detail: 'turned off in the config' };
}

async function checkPopups(buses: Buses): Promise<Check> {
  const ignored = () => undefined;
  let server: NotificationServer | undefined;
  try {
    server = await NotificationServer.connect(buses, {
      action: ignored,
      closed: ignored,
      replaced: ignored,
      lost: ignored,
    });
    const { name, version } = await server.information();
    const buttons = (await server.capabilities()).has('actions') ? 'with buttons' : 'without buttons';
    return { name: 'popups', type: 'ok', detail: `${name} ${version}, ${buttons}` };
  } catch (error) {
    const { message, hint } = errorFacts(error);
    return { name: 'popups', type: 'warning', detail: message, remedy: hint };
  } finally {
    server?.close();
  }
}

/** A blank opens the sound output as a sentence would, and says nothing. */
async function checkSpeech(settings: TellSettings, env: NodeJS.ProcessEnv): Promise<Check> {
  try {
    const tooLong = AbortSignal.timeout(5000);
    await espeakVoice(settings.speech, env).say(' ', tooLong, () => undefined);
    if (tooLong.aborted) return soundHangs;
    const { stdout } = await execa('espeak-ng', ['--version'], { env, extendEnv: false, reject: false, timeout: 5000 });
    const version = /\d+(?:\.\d+)+/.exec(String(stdout))?.[0] ?? 'unknown version';
    return { name: 'speech', type: 'ok', detail: `espeak-ng ${version}, voice ${settings.speech.voice}` };
  } catch (error) {
    const { message, hint } = errorFacts(error);
    return { name: 'speech', type: 'warning', detail: message, remedy: hint };
  }
}

const soundHangs: Check = {
  name: 'speech',
  type: 'warning',
  detail: 'Nothing can be spoken: the sound output hangs.',
  remedy: 'Restart the sound server: systemctl --user restart pipewire-pulse (or pulseaudio).',
};

async function checkCues(env: NodeJS.ProcessEnv): Promise<Check> {
  const player = new WavPlayer(env);
  await player.play(silenceFile, AbortSignal.timeout(8000));
  if (player.program !== undefined) return { name: 'cues', type: 'ok', detail: `played by ${player.program}` };
  return {
    name: 'cues',
    type: 'warning',
    detail: 'Cues cannot be played: none of pw-play, paplay, aplay and play works here.',
    remedy:
      'Start a sound server, or install a player: sudo apt install pulseaudio-utils ' +
      '(dnf install pulseaudio-utils, pacman -S libpulse).',
  };
}
