import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from './engine.ts';
import type { ModelFolder } from './find-model.ts';
import { areWordPieces, bpeVocabulary, readTokens } from './hotwords.ts';
import { modelKind, type SherpaModel } from './model-kind.ts';
import { takesHotwords } from './native-config.ts';
import { loadSherpa } from './sherpa-library.ts';

/**
 * The model of a folder, loaded. `detail` names it, for `wilco doctor`, with the memory that this process then takes.
 * Throws `recogniser_unavailable`; a model that only looks whole ends the process.
 */
export function loadEngine(folder: ModelFolder, threads: number): { readonly engine: Engine; readonly detail: string } {
  const model = modelKind(folder);
  const library = loadSherpa();
  const engine = withHotwords(model, (hotwords) => createEngine({ library, model, threads, hotwords }));
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  const on = threads === 1 ? 'one thread' : `${threads} threads`;
  return { engine, detail: `${folder.name} (${model.type}, sherpa-onnx ${library.version}, ${on}, ${memory} MiB)` };
}

type Hotwords = Parameters<typeof createEngine>[0]['hotwords'];

/** The library reads the vocabulary while it loads the model; the file is needed no longer than that. */
function withHotwords(model: SherpaModel, load: (hotwords: Hotwords) => Engine): Engine {
  const tokens = takesHotwords(model) ? readTokens(readFileSync(model.tokens, 'utf8')) : [];
  if (!areWordPieces(tokens)) return load(undefined);
  const folder = mkdtempSync(join(tmpdir(), 'wilco-bpe-'));
  const vocabulary = join(folder, 'bpe.vocab');
  try {
    writeFileSync(vocabulary, bpeVocabulary(tokens), { mode: 0o600 });
    return load({ vocabulary, tokens });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
