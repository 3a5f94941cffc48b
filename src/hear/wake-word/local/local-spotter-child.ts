/** The process of the local engine: listens for a phrase with libpocketsphinx. */
import { serveSpotter } from '../serve-spotter.ts';
import { type LocalOrder, openLocalSpotter } from './open-local-spotter.ts';

serveSpotter<LocalOrder>(async (order) => openLocalSpotter(order, process.env));
