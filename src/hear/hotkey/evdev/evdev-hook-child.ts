import { watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorFacts, type WilcoError } from '../../../core/error.ts';
import { connectHook, type HookConnection } from '../hook-connection.ts';
import { keyNumbers, namesBy } from '../key-names.ts';
import { keyboardForbidden, noInputDevices, noKeyboard } from './evdev-errors.ts';
import { type EvdevSource, findDevices } from './find-devices.ts';
import type { InputKey } from './input-events.ts';
import { Keyboards } from './keyboards.ts';

/** The process that reads the keyboards of this machine, with or without a desktop. */
connectHook((hook) => {
  if (hook.order.source.type === 'evdev') void listen(hook, hook.order.source);
});

/** How soon a keyboard that was plugged in is read. */
const TURN = 250;
/** Where the folder cannot be watched, and for names that are links into other folders. */
const LOOK_AGAIN = 2000;
const names = namesBy('evdev');

async function listen(hook: HookConnection, source: EvdevSource): Promise<void> {
  const { key } = hook.order.key;
  const code = keyNumbers.get(key)?.evdev ?? 0;
  const keyboards = new Keyboards((pressed) => see(hook, pressed));
  const changes = new FolderChanges(source.devices);
  let told: string | undefined;
  const tell = (trouble: WilcoError | undefined) => {
    const detail = `on ${keyboards.count} ${keyboards.count === 1 ? 'keyboard' : 'keyboards'}`;
    const news = trouble === undefined ? detail : trouble.message;
    if (news === told) return;
    told = news;
    hook.tell(trouble === undefined ? { type: 'hooked', detail } : { type: 'trouble', error: errorFacts(trouble) });
  };
  for (;;) {
    if (changes.take()) tell(lookAround(keyboards, source, code, key));
    if (keyboards.count === 0) await sleep(TURN);
    else if (!(await keyboards.read(TURN))) changes.note();
  }
}

/** Opens and closes keyboards as they are there now. What it gives is why there is none to read. */
function lookAround(keyboards: Keyboards, source: EvdevSource, code: number, key: string): WilcoError | undefined {
  try {
    const errors = keyboards.keep(findDevices(source, code));
    if (keyboards.count > 0) return undefined;
    return errors.some((error) => error === 'EACCES' || error === 'EPERM')
      ? keyboardForbidden(source.devices)
      : noKeyboard(source, key);
  } catch (thrown) {
    keyboards.keep([]);
    return noInputDevices(source.devices, thrown);
  }
}

function see(hook: HookConnection, { type, code, at }: InputKey): void {
  hook.see({ type: type === 'up' ? 'up' : 'down', key: names.get(code) ?? '', at: wallTime(at) });
}

/** A key that seems to be older, or to come, was stamped before somebody set the clock. */
const LATEST = 60_000;

function wallTime(at: number): number {
  const now = Date.now();
  return at <= now && now - at <= LATEST ? Math.trunc(at) : now;
}

/** Whether something may have changed in a folder since it was last asked: devices come and go, and get their rights later. */
class FolderChanges {
  readonly #folder: string;
  #changed = true;
  #watched = false;
  #lookedAt = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  note(): void {
    this.#changed = true;
  }

  take(): boolean {
    if (!this.#watched) this.#watch();
    const isLate = Date.now() - this.#lookedAt >= LOOK_AGAIN;
    if (!this.#changed && !isLate) return false;
    this.#changed = false;
    this.#lookedAt = Date.now();
    return true;
  }

  #watch(): void {
    try {
      const watcher = watch(this.#folder, () => this.note());
      this.#watched = true;
      watcher.on('error', () => {
        this.#watched = false;
        watcher.close();
      });
    } catch {
      this.#watched = false;
    }
  }
}
