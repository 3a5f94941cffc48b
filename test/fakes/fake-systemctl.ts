import type { Systemctl, SystemctlAnswer } from '../../src/service/systemctl.ts';

/** A systemd that obeys, unless told otherwise for a verb: the first argument. */
export class FakeSystemctl implements Systemctl {
  readonly asked: string[] = [];
  readonly #answers: ReadonlyMap<string, Partial<SystemctlAnswer>>;

  constructor(answers: Readonly<Record<string, Partial<SystemctlAnswer>>> = {}) {
    this.#answers = new Map(Object.entries({ 'show --property=Version --value': { stdout: '252.39-1' }, ...answers }));
  }

  async ask(args: readonly string[]): Promise<SystemctlAnswer> {
    const line = args.join(' ');
    this.asked.push(line);
    const special = this.#answers.get(line) ?? this.#answers.get(args[0] ?? '');
    return { exitCode: 0, stdout: '', stderr: '', ...special };
  }
}
