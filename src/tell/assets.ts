import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The package's folder `assets`: as far from src/tell as from dist/tell. */
export const assetsDir = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'assets');

/** Wilco's icon as the notification specification wants it, a file: URI. */
export const iconUri = pathToFileURL(join(assetsDir, 'icon', 'wilco.png')).href;
