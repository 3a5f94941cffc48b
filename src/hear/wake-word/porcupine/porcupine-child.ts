/** The process of Picovoice's engine. */
import { serveSpotter } from '../serve-spotter.ts';
import { openPorcupine, type PorcupineOrder } from './porcupine-spotter.ts';

serveSpotter<PorcupineOrder>(openPorcupine);
