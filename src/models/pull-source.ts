import { resolve } from 'node:path';
import { WilcoError } from '../core/error.ts';
import type { Catalogue, CatalogueModel } from './catalogue.ts';
import { modelMissing } from './models-error.ts';

/** Where the archive of a model comes from. */
export type PullSource =
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'file'; readonly path: string };

/**
 * What is to be fetched. `from` is an address of an archive, an address with archives below it (it ends with "/"), or
 * the path of an archive. Throws `model_missing` for a name that is not in the catalogue, when `from` says no more,
 * `bad_argument` for an address that nothing can be fetched from.
 */
export function pullSource(catalogue: Catalogue, name: string, from: string | undefined): PullSource {
  const model = catalogue.models.find((candidate) => candidate.name === name);
  if (from === undefined) return { type: 'url', url: catalogue.release + known(model, name).archive };
  if (!/^https?:\/\//i.test(from)) return { type: 'file', path: resolve(from) };
  assertAddress(from);
  return { type: 'url', url: from.endsWith('/') ? from + known(model, name).archive : from };
}

/** Fetch refuses an address with a password, and quotes it. */
function assertAddress(from: string): void {
  const url = URL.canParse(from) ? new URL(from) : undefined;
  if (url?.username === '' && url.password === '') return;
  throw new WilcoError({
    code: 'bad_argument',
    message:
      url === undefined
        ? `"${from}" is no address.`
        : `The address at ${url.host} has a password in it, which Wilco does not send.`,
    hint: 'Give one such as https://host/model.tar.bz2, or fetch the archive yourself: --from FILE',
  });
}

function known(model: CatalogueModel | undefined, name: string): CatalogueModel {
  if (model !== undefined) return model;
  throw modelMissing(
    `The catalogue has no model ${name}.`,
    'See which it has: wilco models list; or name an archive of your own: --from URL or FILE',
  );
}
