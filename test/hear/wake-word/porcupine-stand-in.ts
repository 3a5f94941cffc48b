/**
 * In the place of @picovoice/porcupine-node: it takes the AccessKey "good", hears its keyword in each frame of 512
 * samples that begins with 1234, and throws the error of the class that any other key names.
 */
export const BuiltinKeyword = { COMPUTER: 'computer' };

export class Porcupine {
  readonly frameLength = 512;

  constructor(accessKey: string, keywords: readonly string[], sensitivities: readonly number[]) {
    if (accessKey === 'good' && keywords.length === 1 && sensitivities.length === 1) return;
    const named = class extends Error {};
    Object.defineProperty(named, 'name', { value: accessKey });
    throw new named(`${accessKey} failed with key \`${accessKey}-secret\``);
  }

  process(frame: Int16Array): number {
    if (frame.length !== this.frameLength) throw new Error('expected a frame of 512 samples');
    return frame[0] === 1234 ? 0 : -1;
  }
}
