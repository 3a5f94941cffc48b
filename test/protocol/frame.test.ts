import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameDecoder, MAX_FRAME_BYTES } from '../../src/protocol/frame.ts';

const PROTOCOL_ERROR = expect.objectContaining({ name: 'WilcoError', code: 'protocol' });

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 5 }),
        fc.array(fc.nat(200), { maxLength: 20 }),
        (messages, cuts) => {
          const plain = messages.map((message) => JSON.parse(JSON.stringify(message)));
          const bytes = Buffer.concat(plain.map(encodeFrame));
          const bounds = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
          const decoder = new FrameDecoder();
          const decoded = bounds.flatMap((end, at) => [...decoder.push(bytes.subarray(bounds[at - 1] ?? 0, end))]);
          expect(decoded).toEqual(plain);
          expect(decoder.isInsideFrame).toBe(false);
        },
      ),
    );
  });

  it('survive byte by byte with characters of four bytes and every line separator that is not LF', () => {
    const message = { text: 'a\r\nb\u2028c\u0085d😀\u000b' };
    const decoder = new FrameDecoder();
    const decoded = [...encodeFrame(message)].flatMap((byte) => [...decoder.push(Uint8Array.of(byte))]);
    expect(decoded).toEqual([message]);
  });

  it('are taken up to the limit and refused one byte beyond it, before the newline came', () => {
    const longest = 'x'.repeat(MAX_FRAME_BYTES - '{"t":""}'.length);
    const frame = encodeFrame({ t: longest });
    expect([...new FrameDecoder().push(frame)]).toEqual([{ t: longest }]);
    expect(() => encodeFrame({ t: `${longest}x` })).toThrow(PROTOCOL_ERROR);
    expect(() => [...new FrameDecoder().push(Buffer.alloc(MAX_FRAME_BYTES + 1, 0x20))]).toThrow(PROTOCOL_ERROR);
  });

  it.each([
    ['no JSON', Buffer.from('hello\n')],
    ['an empty line', Buffer.from('\n')],
    ['half a character', Buffer.from([0x22, 0xc3, 0x22, 0x0a])],
  ])('that are %s are a typed error', (_what, bytes) => {
    expect(() => [...new FrameDecoder().push(bytes)]).toThrow(PROTOCOL_ERROR);
  });

  it('before a bad one are still given', () => {
    const frames = new FrameDecoder().push(Buffer.from('{"a":1}\nnonsense\n'));
    expect(frames.next().value).toEqual({ a: 1 });
    expect(() => frames.next()).toThrow(PROTOCOL_ERROR);
  });
});
