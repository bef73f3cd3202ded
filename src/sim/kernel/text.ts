/**
 * Text in the world is a JavaScript string. Bytes that are not UTF-8 are lone surrogates U+DC80 to U+DCFF (as in
 * Python's PEP 383), so that any file and any stream is one string and no byte is lost.
 */

/** The length in bytes of UTF-8. */
export function byteLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (isPair(text, index)) {
      length += 2;
      index++;
    } else if (!isEscapedByte(unit)) length += 2;
  }
  return length;
}

export function toBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isEscapedByte(unit) && !isPair(text, index - 1)) {
      bytes.push(unit & 0xff);
      continue;
    }
    const point = text.codePointAt(index) ?? 0;
    if (point > 0xffff) index++;
    encode(point, bytes);
  }
  return Uint8Array.from(bytes);
}

export function fromBytes(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length;) {
    const length = sequenceLength(bytes, index);
    text += length === 0 ? String.fromCharCode(0xdc00 | (bytes[index] ?? 0)) : decode(bytes, index, length);
    index += Math.max(1, length);
  }
  return text;
}

function isPair(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  const low = text.charCodeAt(index + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

function isEscapedByte(unit: number): boolean {
  return unit >= 0xdc80 && unit <= 0xdcff;
}

function encode(point: number, bytes: number[]): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x10000)
    bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  else {
    bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
    bytes.push(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  }
}

/** The number of bytes of a well-formed sequence at `index`; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const length = lengthByFirst(bytes[index] ?? 0);
  for (let offset = 1; offset < length; offset++) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return isScalar(codePoint(bytes, index, length), length) ? length : 0;
}

function lengthByFirst(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

/** Neither a surrogate nor written longer than it has to be. */
function isScalar(point: number, length: number): boolean {
  const least = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  return point >= least && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}

function codePoint(bytes: Uint8Array, index: number, length: number): number {
  let point = (bytes[index] ?? 0) & (length === 1 ? 0x7f : 0xff >> (length + 1));
  for (let offset = 1; offset < length; offset++)
    point = (point << 6) | ((bytes[index + offset] ?? 0) & 0x3f);
  return point;
}

function decode(bytes: Uint8Array, index: number, length: number): string {
  return String.fromCodePoint(codePoint(bytes, index, length));
}
