import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * Makes `dist/whole/cli.js` of `dist/cli.js`: the command line and the daemon with their packages, in a few files instead
 * of a thousand, which is three quarters of the time that the daemon takes to load. Packages with native code, or that
 * are loaded only when needed, stay outside, and so do child processes.
 */
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const whole = join(dist, 'whole');
const inside = new Set(['commander', 'execa', 'smol-toml', 'yaml', 'zod', 'double-metaphone', 'fastest-levenshtein']);

/** Files are found by where a module lies: it goes on saying where it lay. */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    if (!id.startsWith(dist) || !code.includes('import.meta.url')) return null;
    const place = relative(whole, id).split('\\').join('/');
    return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
  },
};

const bundle = await rolldown({
  input: { cli: join(dist, 'cli.js') },
  platform: 'node',
  external: (id, importer) =>
    isBuiltin(id) || (!/^[./]/.test(id) && importer?.startsWith(dist) === true && !inside.has(id)),
  plugins: [keepPlaces],
});
await bundle.write({ dir: whole, cleanDir: true, chunkFileNames: '[name].js' });
await bundle.close();
