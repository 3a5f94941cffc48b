import { PvRecorder } from '@picovoice/pvrecorder-node';
import { errorFacts } from '../../core/error.ts';
import { matchDevice } from './match-device.ts';
import type { FromPvRecorder, ToPvRecorder } from './pvrecorder-messages.ts';

/** The library's own buffer, in frames: what may come while this process is kept from reading. */
const BUFFERED = 50;
/** "Failed to read" goes away when the device is opened anew: how often that is tried before the first sound. */
const ATTEMPTS = 2;

type Order = Extract<ToPvRecorder, { readonly type: 'record' }>;

let wanted: Order | undefined;
/** The device is closed when it resolves. */
let closed: Promise<void> = Promise.resolve();

// A message is what the one parent sends, which speaks only these.
process.on('message', (message) => obey(message as ToPvRecorder));

function obey(message: ToPvRecorder): void {
  if (message.type === 'stop') {
    wanted = undefined;
    return;
  }
  wanted = message;
  closed = closed.then(() => run(message));
}

async function run(order: Order): Promise<void> {
  const { take } = order;
  const isWanted = () => wanted === order;
  if (!isWanted()) return tell({ type: 'stopped', take });
  const index = deviceIndex(order.device);
  if (typeof index === 'string') return tell({ type: 'failed', take, end: 'no-device', detail: index });
  let frames = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await record(order.frameLength, index, isWanted, (samples) => {
        frames += 1;
        tell({ type: 'frame', take, samples });
      });
      return tell({ type: 'stopped', take });
    } catch (thrown) {
      if (frames > 0 || attempt === ATTEMPTS)
        return tell({ type: 'failed', take, end: 'ended', detail: errorFacts(thrown).message });
    }
  }
}

async function record(
  frameLength: number,
  device: number,
  isWanted: () => boolean,
  onSamples: (samples: Int16Array) => void,
): Promise<void> {
  const recorder = new PvRecorder(frameLength, device, BUFFERED);
  try {
    recorder.start();
    while (isWanted()) onSamples(await recorder.read());
    recorder.stop();
  } finally {
    recorder.release();
  }
}

/** −1 is the library's word for the system's default; a sentence says why there is no such device. */
function deviceIndex(wantedDevice: string | undefined): number | string {
  if (wantedDevice === undefined) return -1;
  const names = PvRecorder.getAvailableDevices();
  const devices = names.map((name) => ({ name, description: '', isMonitor: name.startsWith('Monitor of ') }));
  const found = matchDevice(wantedDevice, devices);
  return found.type === 'found' ? names.indexOf(found.device ?? '') : found.sentence;
}

function tell(message: FromPvRecorder): void {
  process.send?.(message);
}
