import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What the exporter wrote into a model file: `model_type` and others. */
export type OnnxMetadata = ReadonlyMap<string, string>;

/**
 * The metadata of an .onnx file, without loading it: the fields of its ModelProto are stepped over, whose graph is
 * nearly all of the file (field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3). Undefined when the
 * file ends too early or is none. An .ort file has no such fields: an empty map.
 */
export function onnxMetadata(path: string): OnnxMetadata | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const metadata = new Map<string, string>();
    if (path.endsWith('.ort')) return bytesAt(file, 4, 4).toString('latin1') === 'ORTM' ? metadata : undefined;
    let hasGraph = false;
    let at = 0;
    while (at < size) {
      const field = fieldAt(file, at);
      if (field === undefined || field.end > size) return undefined;
      if (field.id === GRAPH) hasGraph = true;
      if (field.id === METADATA) addEntry(metadata, bytesAt(file, field.start, field.end - field.start));
      at = field.end;
    }
    return hasGraph ? metadata : undefined;
  } finally {
    closeSync(file);
  }
}

const GRAPH = 7;
const METADATA = 14;

interface Field {
  readonly id: number;
  /** Of a length-delimited field: where its content begins. */
  readonly start: number;
  readonly end: number;
}

/** Undefined for what is no protobuf. */
function fieldAt(file: number, at: number): Field | undefined {
  const bytes = bytesAt(file, at, 20);
  const tag = varint(bytes, 0);
  if (tag === undefined) return undefined;
  const value = varint(bytes, tag.length);
  if (value === undefined) return undefined;
  const id = Math.floor(tag.value / 8);
  const start = at + tag.length;
  switch (tag.value % 8) {
    case 0:
      return { id, start, end: start + value.length };
    case 1:
      return { id, start, end: start + 8 };
    case 2:
      return { id, start: start + value.length, end: start + value.length + value.value };
    case 5:
      return { id, start, end: start + 4 };
    default:
      return undefined;
  }
}

function varint(bytes: Buffer, from: number): { readonly value: number; readonly length: number } | undefined {
  let value = 0;
  for (let length = 0; length < 10; length += 1) {
    const byte = bytes[from + length];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 2 ** (7 * length);
    if (byte < 128) return { value, length: length + 1 };
  }
  return undefined;
}

/** One StringStringEntryProto: key is field 1, value field 2. */
function addEntry(metadata: Map<string, string>, entry: Buffer): void {
  const parts = ['', ''];
  let at = 0;
  while (at < entry.length) {
    const tag = varint(entry, at);
    const size = tag === undefined ? undefined : varint(entry, at + tag.length);
    if (tag === undefined || size === undefined) return;
    const start = at + tag.length + size.length;
    parts[Math.floor(tag.value / 8) - 1] = entry.toString('utf8', start, start + size.value);
    at = start + size.value;
  }
  metadata.set(parts[0] ?? '', parts[1] ?? '');
}

function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}
