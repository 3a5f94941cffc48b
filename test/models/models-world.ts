import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Catalogue, CatalogueModel } from '../../src/models/catalogue.ts';
import type { InstalledModel } from '../../src/models/installed.ts';
import { type Pull, type PullProgress, pullModel } from '../../src/models/pull-model.ts';
import { DownloadServer, type Serving } from '../fixtures/download-server.ts';
import { modelArchive } from '../fixtures/download-server-archives.ts';

/** A folder for models, and a server that has one of them. */
export class ModelsWorld implements AsyncDisposable {
  readonly modelsDir: string;
  readonly server: DownloadServer;
  readonly progress: PullProgress[] = [];

  private constructor(modelsDir: string, server: DownloadServer) {
    this.modelsDir = modelsDir;
    this.server = server;
  }

  static async create(content: Buffer = modelArchive(), ...plan: readonly Serving[]): Promise<ModelsWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'wilco-models-'));
    return new ModelsWorld(join(folder, 'models'), await DownloadServer.start(content, ...plan));
  }

  catalogue(model: Partial<CatalogueModel> = {}): Catalogue {
    const tiny: CatalogueModel = {
      name: 'tiny',
      about: 'a tiny one',
      archive: 'sherpa-onnx-tiny.tar.bz2',
      kind: 'nemo-ctc',
      languages: ['en'],
      bytes: 1,
      licence: 'MIT',
    };
    return { release: this.server.url(''), models: [{ ...tiny, ...model }] };
  }

  pull(options: Partial<Pull> = {}, signal: AbortSignal = new AbortController().signal): Promise<InstalledModel> {
    const { catalogue = this.catalogue(), name = 'tiny', ...rest } = options;
    const onProgress = (progress: PullProgress) => this.progress.push(progress);
    const times = { silence: 30_000, pause: 1 };
    return pullModel({ catalogue, modelsDir: this.modelsDir, name, onProgress, times, ...rest }, signal);
  }

  /** Resolves when so much of the archive is on the disk. */
  async fetched(bytes: number): Promise<void> {
    await expect.poll(async () => (await stat(this.path('.tiny.part')).catch(() => undefined))?.size).toBe(bytes);
  }

  /** Of a file or folder among the models. */
  path(name: string): string {
    return join(this.modelsDir, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await rm(join(this.modelsDir, '..'), { recursive: true, force: true });
  }
}
